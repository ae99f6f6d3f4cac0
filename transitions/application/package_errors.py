"""What can go wrong with a family on its way between two health visitors."""

from __future__ import annotations

from transitions.application.errors import ExpectedError


class HandedOver(ExpectedError):
    """A colleague has the family now; here it is read, not written."""

    text_id = "safety.colleague.refusal.handed_over"


class PackageUnreadable(ExpectedError):
    """The file is gone, or may not be read."""

    text_id = "safety.colleague.refusal.unreadable"


class NotAPackage(ExpectedError):
    """The file is something else."""

    text_id = "safety.colleague.refusal.not_a_package"


class PackageTooLarge(ExpectedError):
    """No package is that long; nothing of it was read."""

    text_id = "safety.colleague.refusal.too_large"


class PackageDamaged(ExpectedError):
    """The file is not as it was sealed: cut off, or changed on its way."""

    text_id = "safety.colleague.refusal.damaged"


class PackageNewer(ExpectedError):
    """A later version of the program sealed it."""

    text_id = "safety.colleague.refusal.newer"


class WrongWords(ExpectedError):
    """The file is whole, and the words are not those it was sealed with."""

    text_id = "safety.colleague.refusal.wrong_words"


class ForSomebodyElse(ExpectedError):
    """The file is sealed to another vault's key."""

    text_id = "safety.colleague.refusal.for_somebody_else"


class OfPractice(ExpectedError):
    """A practice family or key in a real vault, or the other way about."""

    text_id = "safety.colleague.refusal.of_practice"


class PackageWrong(ExpectedError):
    """It was sealed properly, and what is in it is not a whole family."""

    text_id = "safety.colleague.refusal.wrong"


class PackageClashes(ExpectedError):
    """Something in it is named as something of another family here."""

    text_id = "safety.colleague.refusal.clashes"


class FamilyErased(ExpectedError):
    """The family has been deleted here, and what is deleted stays deleted."""

    text_id = "safety.colleague.refusal.erased"


class FamilyOtherwise(ExpectedError):
    """The family is here already and says something else; nothing is merged."""

    text_id = "safety.colleague.refusal.diverged"


class FamilyHere(ExpectedError):
    """Everything in the package is here already."""

    text_id = "safety.colleague.refusal.here"


class PackageTaken(ExpectedError):
    """This very package has been taken over; its receipt is ``receipt``."""

    text_id = "safety.colleague.refusal.taken"


class PossiblySame(ExpectedError):
    """Another child here has the same name and birth date, and she has not said that both stay."""

    text_id = "safety.colleague.refusal.possibly_same"


class NotAKey(ExpectedError):
    """The text is no key of a colleague, or is not whole."""

    text_id = "safety.colleague.refusal.not_a_key"


class NameMissing(ExpectedError):
    """A family moves from somebody to somebody, and one of the names is not written."""

    text_id = "safety.colleague.refusal.name_missing"


class ReceiptMistyped(ExpectedError):
    """The digits check each other, and do not fit."""

    text_id = "safety.colleague.refusal.receipt_mistyped"


class ReceiptUnknown(ExpectedError):
    """The receipt is well formed and belongs to none of the families sent from here."""

    text_id = "safety.colleague.refusal.receipt_unknown"


class WrittenSince(ExpectedError):
    """Something was written about the family after the file was made, and is not in it."""

    text_id = "safety.colleague.refusal.written_since"
