#pragma once

#include <gtest/gtest.h>

#include <string>

#include "sim/kernel/input_error.h"

namespace ttadak {

/// What the work is refused with, in English; empty if it is not.
template <class Work>
std::string refusal(Work work) {
  try {
    work();
  } catch (const InputError& error) {
    EXPECT_FALSE(error.message().ko.empty());
    return error.message().en;
  }
  return "";
}

}  // namespace ttadak
