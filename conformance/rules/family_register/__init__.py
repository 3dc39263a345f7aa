"""The rules of the family register (戸籍)."""

from . import bunseki_requirements as bunseki_requirements
from . import certificate_fee as certificate_fee
from . import child_register as child_register
from . import disclosure_and_support as disclosure_and_support
from . import divorce_filing_custody as divorce_filing_custody
from . import divorce_register as divorce_register
from . import e_certificate_code_validity as e_certificate_code_validity
from . import filing_deadline as filing_deadline
from . import furigana_filer as furigana_filer
from . import furigana_state as furigana_state
from . import honseki_transfer as honseki_transfer
from . import identity_notice as identity_notice
from . import legitimacy_presumption as legitimacy_presumption
from . import marriage_register as marriage_register
from . import marriage_requirements as marriage_requirements
from . import member_order as member_order
from . import nationality_reservation as nationality_reservation
from . import non_acceptance_check as non_acceptance_check
from . import removed_koseki_retention as removed_koseki_retention
from . import resident_register_notice as resident_register_notice
from . import special_adoption_age as special_adoption_age
from . import wide_area_eligibility as wide_area_eligibility
