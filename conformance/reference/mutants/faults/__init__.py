"""The closed set of ways in which a package can be made to fail."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from conformance.reference.mutants.faults.access import (
    AnySchemeTaken,
    AuditSilent,
    DeletionWorks,
    ExpiryIgnored,
    MeasureIgnored,
    NobodyUnlogged,
    ProhibitedOffered,
    ProtectionIgnored,
    ScopeIgnored,
    ShownToRole,
    SignatureIgnored,
)
from conformance.reference.mutants.faults.certificates import (
    CodePrinted,
    GivenOnRequest,
    IssuedOnOtherDay,
    NumberOfCopyRepeated,
    PrintedFromPast,
    PrintedOtherwise,
    TypedPrinted,
)
from conformance.reference.mutants.faults.equivalence import (
    FileCuts,
    FileInverts,
    FileLabels,
    FileMovesDay,
    FileOfThePast,
    FileRespells,
    FileStripsZeros,
    FormLabels,
    FormMovesDay,
)
from conformance.reference.mutants.faults.events import (
    EffectSkipped,
    EffectWrong,
    InOtherGroup,
    NotSentWith,
    OthersToo,
    RestoredInPart,
)
from conformance.reference.mutants.faults.issuing import IssuedAnyway, LapsedByItself
from conformance.reference.mutants.faults.leaks import (
    AnsweredAgain,
    AuditTells,
    LeaksBeside,
    SearchCountsProtected,
    SearchFindsProtected,
)
from conformance.reference.mutants.faults.link import LinkFault
from conformance.reference.mutants.faults.linkage import (
    BodyChanged,
    NumberRepeated,
    QueryTokenTaken,
    RefreshTaken,
)
from conformance.reference.mutants.faults.lives import (
    DayMerged,
    HistoryCapped,
    ItemForgotten,
    LatestStays,
    MeasureLapses,
    MeasureLostWith,
    NumbersSkip,
    OtherGroupChanged,
    OthersDragged,
    PastRewritten,
    Reordered,
    RepeatRemoves,
)
from conformance.reference.mutants.faults.looking import LookingFault
from conformance.reference.mutants.faults.measures import (
    MeasureIdleOn,
    MeasureMissed,
    OneMeasureSeen,
)
from conformance.reference.mutants.faults.moves import (
    InputMovedOn,
    InputSetOn,
    MonthAsDays,
    OutputMovedOn,
    OutputSetOn,
    YearIgnored,
)
from conformance.reference.mutants.faults.output import (
    ItemNotPrinted,
    OmissionIgnored,
    PrintsExtra,
    PrintsToAddressee,
    RowsLost,
    RowsRepeated,
)
from conformance.reference.mutants.faults.page import (
    PageBarcodeOff,
    PageBlank,
    PageCharacterLost,
    PageCuts,
    PageFontNamed,
    PageHides,
    PageLacks,
    PageLeaks,
    PageOfOther,
    PageOnOtherPaper,
    PageShifted,
    PageWestern,
)
from conformance.reference.mutants.faults.people import (
    FindsAllWith,
    NotFoundWith,
    PrintedRespelt,
    RefusedWith,
    SentRespelt,
    SetWith,
    StoredRespelt,
)
from conformance.reference.mutants.faults.printed import (
    PrintDataAdds,
    PrintDataDisordered,
    PrintDataEmpties,
    PrintDataLacks,
    PrintDataMisencoded,
    PrintDataNone,
    PrintDataOfOther,
    PrintDataRepeats,
    PrintDataRespells,
)
from conformance.reference.mutants.faults.race import TurnsIgnored
from conformance.reference.mutants.faults.refusals import (
    EveryReason,
    OtherStatus,
    RefusedStored,
    RefusesOnOrWipes,
    SurplusReason,
)
from conformance.reference.mutants.faults.rule import (
    InputReplaced,
    InputRespelled,
    InputShifted,
    OutputReplaced,
    OutputReversed,
    OutputShifted,
    ParametersStale,
)
from conformance.reference.mutants.faults.select import SelectFault
from conformance.reference.mutants.faults.situations import SituationFault
from conformance.reference.mutants.faults.whole import WholeFault
from conformance.reference.mutants.faults.write import (
    CheckSkipped,
    DuplicateAccepted,
    GuardIgnored,
    ItemDropped,
    ItemReplaced,
    OtherReason,
    PastOverwritten,
)

Fault = Annotated[
    InputShifted
    | InputReplaced
    | InputRespelled
    | OutputReplaced
    | OutputShifted
    | OutputReversed
    | ParametersStale
    | FileCuts
    | FileInverts
    | FileLabels
    | FileMovesDay
    | FileOfThePast
    | FileRespells
    | FileStripsZeros
    | FormLabels
    | FormMovesDay
    | InputMovedOn
    | InputSetOn
    | OutputMovedOn
    | OutputSetOn
    | MonthAsDays
    | YearIgnored
    | CheckSkipped
    | OtherReason
    | SurplusReason
    | EveryReason
    | OtherStatus
    | RefusedStored
    | RefusesOnOrWipes
    | GuardIgnored
    | IssuedAnyway
    | LapsedByItself
    | SituationFault
    | DuplicateAccepted
    | PastOverwritten
    | ItemDropped
    | ItemReplaced
    | EffectSkipped
    | EffectWrong
    | InOtherGroup
    | RestoredInPart
    | NotSentWith
    | OthersToo
    | StoredRespelt
    | PrintedRespelt
    | SentRespelt
    | NotFoundWith
    | FindsAllWith
    | RefusedWith
    | SetWith
    | DayMerged
    | HistoryCapped
    | ItemForgotten
    | LatestStays
    | MeasureLapses
    | MeasureLostWith
    | NumbersSkip
    | OtherGroupChanged
    | OthersDragged
    | PastRewritten
    | Reordered
    | RepeatRemoves
    | SelectFault
    | LookingFault
    | ProtectionIgnored
    | MeasureIgnored
    | ShownToRole
    | PrintsToAddressee
    | ItemNotPrinted
    | PrintedFromPast
    | PrintedOtherwise
    | TypedPrinted
    | GivenOnRequest
    | CodePrinted
    | NumberOfCopyRepeated
    | IssuedOnOtherDay
    | OmissionIgnored
    | PrintsExtra
    | RowsLost
    | RowsRepeated
    | AuditSilent
    | NobodyUnlogged
    | DeletionWorks
    | ProhibitedOffered
    | ScopeIgnored
    | ExpiryIgnored
    | NumberRepeated
    | BodyChanged
    | QueryTokenTaken
    | RefreshTaken
    | SignatureIgnored
    | AnySchemeTaken
    | TurnsIgnored
    | LinkFault
    | PrintDataAdds
    | PrintDataDisordered
    | PrintDataEmpties
    | PrintDataLacks
    | PrintDataMisencoded
    | PrintDataNone
    | PrintDataOfOther
    | PrintDataRepeats
    | PrintDataRespells
    | PageBarcodeOff
    | PageBlank
    | PageCharacterLost
    | PageCuts
    | PageFontNamed
    | PageHides
    | PageLacks
    | PageLeaks
    | PageOfOther
    | PageOnOtherPaper
    | PageShifted
    | PageWestern
    | AnsweredAgain
    | AuditTells
    | LeaksBeside
    | SearchCountsProtected
    | SearchFindsProtected
    | MeasureIdleOn
    | MeasureMissed
    | OneMeasureSeen
    | WholeFault,
    Field(discriminator="kind"),
]
"""One fault: its kind and what it needs to know."""
