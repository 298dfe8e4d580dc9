"""What an auditor asks for: figures with bounds, drift, reports and documents, made from the logs alone."""

from safefeedback.audit.bounds import CONFIDENCE, Estimate, Interval, Stratum, clopper_pearson, estimate, upper_bound
from safefeedback.audit.declared import Declared, read_declared
from safefeedback.audit.drift import Alarm, alarms, watch
from safefeedback.audit.figures import Figures, LeafLog, Sources, collect
from safefeedback.audit.form import Form
from safefeedback.audit.html.form_page import form_page
from safefeedback.audit.html.report_page import report_page
from safefeedback.audit.incident import Incident, incident_file
from safefeedback.audit.log_state import Verified, verified
from safefeedback.audit.period import LIMA, Period
from safefeedback.audit.population import TRAITS, Unit, population
from safefeedback.audit.processing import processing_record
from safefeedback.audit.report import Report, make_report
from safefeedback.audit.review import Review, reviews
from safefeedback.audit.sampling import Sample, draw, seed_digest
from safefeedback.audit.sheet import Verdict, read_sheet, write_sheet
from safefeedback.audit.tally import Tally, weekly
from safefeedback.audit.tested import Tested, read_tested

__all__ = [
    "CONFIDENCE",
    "LIMA",
    "TRAITS",
    "Alarm",
    "Declared",
    "Estimate",
    "Figures",
    "Form",
    "Incident",
    "Interval",
    "LeafLog",
    "Period",
    "Report",
    "Review",
    "Sample",
    "Sources",
    "Stratum",
    "Tally",
    "Tested",
    "Unit",
    "Verdict",
    "Verified",
    "alarms",
    "clopper_pearson",
    "collect",
    "draw",
    "estimate",
    "form_page",
    "incident_file",
    "make_report",
    "population",
    "processing_record",
    "read_declared",
    "read_sheet",
    "read_tested",
    "report_page",
    "reviews",
    "seed_digest",
    "upper_bound",
    "verified",
    "watch",
    "weekly",
    "write_sheet",
]
