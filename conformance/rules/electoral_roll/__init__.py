"""The rules of the electoral roll (選挙人名簿管理)."""

from . import direct_petition_signatures as direct_petition_signatures
from . import early_vote_age_on_day as early_vote_age_on_day
from . import early_voting_period as early_voting_period
from . import election_time_registration as election_time_registration
from . import former_residence_registration as former_residence_registration
from . import mark_and_delete as mark_and_delete
from . import nationality_requirement as nationality_requirement
from . import objection_period as objection_period
from . import overseas_departure_application as overseas_departure_application
from . import overseas_roll_after_return as overseas_roll_after_return
from . import postal_certificate_validity as postal_certificate_validity
from . import postal_vote_eligibility as postal_vote_eligibility
from . import regular_registration_dates as regular_registration_dates
from . import survey_before_eighteen as survey_before_eighteen
from . import three_month_residence as three_month_residence
from . import viewing_excludes_dv as viewing_excludes_dv
from . import viewing_period as viewing_period
from . import vote_at_former_residence as vote_at_former_residence
from . import voter_age as voter_age
from . import voting_right_suspension as voting_right_suspension
