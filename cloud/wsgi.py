"""The WSGI application; ``cloud.boot.start`` has set the process up before this is imported."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
