#!/usr/bin/python3
# Moves the pointer of a headless GNOME (mutter) once for every line that it reads.
# SPDX-License-Identifier: Apache-2.0
import sys

import dbus

MUTTER = "org.gnome.Mutter.RemoteDesktop"
bus = dbus.SessionBus()
path = bus.get_object(MUTTER, "/org/gnome/Mutter/RemoteDesktop").CreateSession(dbus_interface=MUTTER)
session = dbus.Interface(bus.get_object(MUTTER, path), MUTTER + ".Session")
session.Start()
print("ready", flush=True)
step = 5.0
for line in sys.stdin:
    session.NotifyPointerMotionRelative(step, step)
    step = -step
