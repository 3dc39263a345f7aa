"""The rules of the light vehicle tax (軽自動車税)."""

from . import declaration_deadline as declaration_deadline
from . import departed_owner as departed_owner
from . import disability_reduction as disability_reduction
from . import dv_garage_location as dv_garage_location
from . import four_wheel_rate as four_wheel_rate
from . import inspection_certificate as inspection_certificate
from . import moped_kind as moped_kind
from . import owner_on_base_date as owner_on_base_date
from . import performance_levy as performance_levy
from . import plate_compensation as plate_compensation
from . import special_vehicle_kind as special_vehicle_kind
from . import taxing_city_after_move as taxing_city_after_move
from . import two_wheel_rate as two_wheel_rate
