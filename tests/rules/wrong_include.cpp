// Must not compile: a layer cannot see the layers above it. See CMakeLists.txt.
#include "scenarios/catalog.h"
