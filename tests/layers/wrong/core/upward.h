// SPDX-License-Identifier: Apache-2.0
// Wrong on purpose: the layers test has to refuse this folder, since core must know nothing of JSON.
#pragma once

#include "wire/door.h"
