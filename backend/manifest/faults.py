"""What is wrong with a manifest that Microsoft's schema lets through (outlook.md §2.4)."""

from collections.abc import Callable, Iterator
from pathlib import Path

from backend.manifest import check_addresses, check_demands, check_icons, check_resources, check_words
from backend.manifest.document import Manifest, UnreadableManifest, read

Check = Callable[[Manifest], Iterator[str]]

CHECKS: tuple[Check, ...] = (
    check_demands.complete,
    check_demands.version,
    check_demands.mailbox_requirement,
    check_demands.permission,
    check_addresses.https_only,
    check_addresses.one_home,
    check_addresses.app_domains,
    check_words.swedish_first,
    check_words.both_languages,
    check_words.lengths,
    check_words.mobile_labels,
    check_resources.defined_once,
    check_resources.short_enough,
    check_resources.used,
    check_resources.points_at_something,
    check_resources.controls_are_told_apart,
    check_icons.right_sizes,
)


def faults(manifest: bytes, static: Path) -> list[str]:
    """Every fault in words, none when it is good. `static` is the folder that the product serves at /static."""
    try:
        found = read(manifest)
    except UnreadableManifest as error:
        return [f"The file {error}"]
    return [fault for check in CHECKS for fault in check(found)] + list(check_icons.files_fit(found, static))
