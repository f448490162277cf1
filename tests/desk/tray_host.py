#!/usr/bin/python3
# A panel's tray, for tests: takes an icon in, says what it shows, and clicks on one entry of its menu and on the icon.
#
#   tray_host.py LABEL
# SPDX-License-Identifier: Apache-2.0
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

WATCHER = "org.kde.StatusNotifierWatcher"


class Watcher(dbus.service.Object):
    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, path, sender=None):
        GLib.idle_add(look, sender, str(path))


def look(sender, path):
    item = bus.get_object(sender, path, introspect=False)
    shown = item.GetAll("org.kde.StatusNotifierItem", dbus_interface=dbus.PROPERTIES_IFACE)
    icons = [(int(w), int(h), len(b)) for w, h, b in shown["IconPixmap"]]
    print(f"icon {shown['Title']} / {shown['ToolTip'][3]} / {icons}", flush=True)
    menu = bus.get_object(sender, shown["Menu"], introspect=False)
    layout = menu.GetLayout(0, -1, dbus.Array([], "s"), dbus_interface="com.canonical.dbusmenu")[1]
    for number, properties, _ in layout[2]:
        label = str(properties.get("label", "-"))
        print(f"entry {label}", flush=True)
        if label == sys.argv[1]:
            menu.Event(number, "clicked", dbus.Int32(0), dbus.UInt32(0), dbus_interface="com.canonical.dbusmenu")
    item.Activate(0, 0, dbus_interface="org.kde.StatusNotifierItem")


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
name = dbus.service.BusName(WATCHER, bus)
watcher = Watcher(bus, "/StatusNotifierWatcher")
GLib.MainLoop().run()
