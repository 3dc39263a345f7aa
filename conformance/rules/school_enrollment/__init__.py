"""The rules of school enrollment and school aid (就学)."""

from . import aid_actual_cost_cap as aid_actual_cost_cap
from . import aid_category as aid_category
from . import aid_item_payable as aid_item_payable
from . import aid_monthly_proration as aid_monthly_proration
from . import aid_settlement_on_move as aid_settlement_on_move
from . import annual_deadlines as annual_deadlines
from . import attendance_dunning as attendance_dunning
from . import compulsory_education_period as compulsory_education_period
from . import designation_change_period as designation_change_period
from . import dv_transfer_school_nondisclosure as dv_transfer_school_nondisclosure
from . import foreign_child_handling as foreign_child_handling
from . import grade_on_date as grade_on_date
from . import move_in_handling as move_in_handling
from . import new_entrant_target as new_entrant_target
from . import obligation_on_date as obligation_on_date
from . import out_of_area_attendance as out_of_area_attendance
from . import special_school_notification as special_school_notification
