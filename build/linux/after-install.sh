#!/bin/bash
# Runs as root after a deb or rpm is unpacked. The builder fills in the names.

ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'

# Chromium's sandbox: by user namespaces where the kernel gives them to a program, else by the SUID helper.
# The product never runs without it.
if [[ -L /proc/self/ns/user ]] && unshare --user true 2>/dev/null; then
  chmod 0755 '/opt/${sanitizedProductName}/chrome-sandbox' || true
else
  chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox' || true
fi

if hash update-desktop-database 2>/dev/null; then
  update-desktop-database /usr/share/applications || true
fi

# The profile is for AppArmor 4; an older one does not read it and does not need it.
if apparmor_status --enabled >/dev/null 2>&1; then
  source='/opt/${sanitizedProductName}/resources/apparmor-profile'
  target='/etc/apparmor.d/${executable}'
  if apparmor_parser --skip-kernel-load --debug "$source" >/dev/null 2>&1; then
    cp -f "$source" "$target"
    apparmor_parser --replace --write-cache --skip-read-cache "$target" || true
  fi
fi

exit 0
