"""``cloud serve``, ``cloud operator``: the platform's own process, and who may look at its console."""

import click

from cloud.cli.place import Place, command, fail, main


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8420, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
@command
def serve(place: Place, host: str, port: int) -> None:
    """Serve terminals and the console until SIGTERM."""
    from cloud.serve import serve as run

    run(place.data, host, port, as_json=place.as_json)


@main.command()
@click.argument("name")
@click.option("--ask", is_flag=True, help="Ask for a password instead of making one up.")
@command
def operator(place: Place, name: str, ask: bool) -> None:
    """Make an operator of the console, or give one a new password; a made-up password is shown once."""
    import secrets

    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        get_user_model()._meta.get_field("username").clean(name, None)  # noqa: SLF001  # Django's own way
    except ValidationError as e:
        raise click.BadParameter(" ".join(e.messages), param_hint="NAME") from e
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True) if ask else ""
    try:
        if ask:
            validate_password(password)
    except ValidationError as e:
        fail(" ".join(e.messages))
    made_up = "" if ask else secrets.token_urlsafe(15)
    user, _new = get_user_model().objects.get_or_create(
        username=name, defaults={"is_staff": True, "is_superuser": True}
    )
    user.set_password(password or made_up)
    user.save()
    answer = {"operator": name} | ({"password": made_up} if made_up else {})
    place.show(
        answer, f"Operator {name}" + (f", password {made_up} (shown only now)" if made_up else "") + "."
    )
