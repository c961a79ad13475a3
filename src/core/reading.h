#pragma once
// What a small-language parser returns: a value, or why there is none, and remarks on either.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostic.h"

namespace casebook::core {

/// A finding of a parser, before anyone knows in which file and line it stands.
struct Finding {
  Severity severity = Severity::error;
  std::string rule;
  std::string message;
  std::string hint;
};

/// `value` is empty exactly when `findings` holds an error.
template <typename T>
struct Reading {
  std::optional<T> value;
  std::vector<Finding> findings;

  bool ok() const { return value.has_value(); }
  static Reading of(T v) { return Reading{std::move(v), {}}; }
  static Reading failure(std::string rule, std::string message, std::string hint = {}) {
    return Reading{std::nullopt, {Finding{Severity::error, std::move(rule), std::move(message), std::move(hint)}}};
  }
};

}  // namespace casebook::core
