"""What belongs to the data folder that this process runs on: its keys and its attachments."""

from functools import cache

from django.conf import settings

from cloud.blobs import BlobStore
from cloud.keys import PlatformKeys, load


@cache
def keys() -> PlatformKeys:
    """The platform's keys, read once."""
    return load(settings.DATA)


@cache
def blobs() -> BlobStore:
    """The attachments."""
    return BlobStore(settings.DATA / "blobs")
