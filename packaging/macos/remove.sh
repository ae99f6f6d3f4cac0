#!/bin/sh
# NOT YET RUN. Removes the program for everybody, as root. The vaults in each user's Library, and the
# municipality's folder in /Library/Application Support/Tryg Overgang, stay.
set -eu
rm -rf "/Applications/Tryg Overgang.app"
pkgutil --forget invalid.tryg-overgang.program
