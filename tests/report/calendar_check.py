# Reads a calendar on standard input with libical or python-icalendar and prints what is wrong with it, a fault a line.
#
#   calendar_check.py libical|icalendar < plan.ics      calendar_check.py --probe says which are there
#
# libical checks events of a calendar with METHOD alone, so that METHOD and an organizer are put in first.
# SPDX-License-Identifier: Apache-2.0
import ctypes
import ctypes.util
import sys


def load_libical():
    for name in ("libical.so.3", ctypes.util.find_library("ical")):
        try:
            return ctypes.CDLL(name) if name else None
        except OSError:
            continue
    return None


def check_libical(text):
    library = load_libical()
    pointer = ctypes.c_void_p
    library.icalparser_parse_string.restype = pointer
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    library.icalrestriction_check.argtypes = [pointer]
    library.icalcomponent_count_errors.argtypes = [pointer]
    library.icalcomponent_as_ical_string.restype = ctypes.c_char_p
    library.icalcomponent_as_ical_string.argtypes = [pointer]
    text = text.replace("BEGIN:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\n", 1)
    text = text.replace("BEGIN:VEVENT\r\n", "BEGIN:VEVENT\r\nORGANIZER:mailto:nobody@unhunch.example\r\n")
    calendar = library.icalparser_parse_string(text.encode())
    if not calendar:
        return ["cannot be read"]
    library.icalrestriction_check(calendar)
    if library.icalcomponent_count_errors(calendar) == 0:
        return []
    lines = library.icalcomponent_as_ical_string(calendar).decode().replace("\r\n ", "").splitlines()
    return [line for line in lines if line.startswith("X-LIC-ERROR")]


def check_icalendar(text):
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(text)
    except ValueError as error:
        return [str(error)]
    faults = [f"calendar without {name}" for name in ("PRODID", "VERSION") if name not in calendar]
    for event in calendar.walk("VEVENT"):
        faults += [f"{name}: {error}" for name, error in getattr(event, "errors", [])]
        faults += [f"event without {name}" for name in ("UID", "DTSTAMP", "DTSTART") if name not in event]
    for alarm in calendar.walk("VALARM"):
        faults += [f"alarm without {name}" for name in ("ACTION", "TRIGGER", "DESCRIPTION") if name not in alarm]
    return faults


def main(tool):
    if tool == "--probe":
        print("libical" if load_libical() else "")
        try:
            import icalendar  # noqa: F401

            print("icalendar")
        except ImportError:
            pass
        return
    text = sys.stdin.buffer.read().decode()
    for fault in {"libical": check_libical, "icalendar": check_icalendar}[tool](text):
        print(fault)


main(sys.argv[1])
