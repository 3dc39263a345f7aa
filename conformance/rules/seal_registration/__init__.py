"""The rules of the seal registration (印鑑登録)."""

from . import certificate_fee as certificate_fee
from . import certificate_issuable as certificate_issuable
from . import certificate_name_items as certificate_name_items
from . import counter_card_requirement as counter_card_requirement
from . import dv_suppression_period as dv_suppression_period
from . import erase_by_resident_event as erase_by_resident_event
from . import erase_on_name_change as erase_on_name_change
from . import inquiry_reply_deadline as inquiry_reply_deadline
from . import one_seal_per_person as one_seal_per_person
from . import registrant_eligibility as registrant_eligibility
from . import registration_method as registration_method
from . import seal_size_acceptable as seal_size_acceptable
from . import seal_text_acceptable as seal_text_acceptable
