// Every way in which renkei refuses something, as a stable code. Programs and people rely on the
// codes; they are never renamed. The sentences for people (what happened, what is safe, what to do
// next) are in assets/text/errors.*.ini under error.<code>.what, .safe and .next.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renkei {

// clang-format off
#define RENKEI_ERROR_CODES(X)                                                               \
  /* commands */                                                                            \
  X(bad_json) X(unknown_command) X(unknown_kind) X(unknown_field) X(bad_value) X(too_long)  \
  X(bad_text) X(missing_field) X(not_found) X(wrong_kind) X(bad_id) X(is_void) X(not_void)  \
  X(no_conflict) X(value_withheld) X(erased) X(nothing_waits) X(own_device) X(a_branch)      \
  X(bad_layout)                                                                             \
  /* people where they are not expected */                                                  \
  X(other_tour) X(not_of_tour)                                                                             \
  /* what is asked for */                                                                   \
  X(ambiguous_id) X(missing_option) X(bad_option)                                           \
  /* the store */                                                                           \
  X(store_missing) X(store_exists) X(not_a_store) X(store_newer) X(store_busy)              \
  X(store_damaged) X(store_unwritable) X(disk_full) X(io_error) X(not_sealed)                             \
  /* files from outside */                                                                  \
  X(file_missing) X(file_unreadable) X(file_exists) X(not_a_file) X(not_a_bundle) X(bundle_newer) X(bundle_incomplete)        \
  X(bundle_damaged) X(bundle_too_large) X(bad_signature) X(bad_segment) X(sealed_bundle)    \
  X(unknown_device) X(revoked_device)                                                       \
  /* export and reports */                                                                  \
  X(mode_unavailable) X(export_failed) X(export_too_large) X(target_full)                   \
  X(target_unwritable) X(folder_missing) X(export_place_missing) X(folder_not_empty) X(unknown_report) X(not_for_publication) X(not_comparable) X(format_unavailable) X(characters_lost) X(no_such_screen) X(stopped) X(already_open)\
  /* registers */                                                                           \
  X(register_unreadable) X(register_refused) X(register_too_large)
// clang-format on

enum class Code : std::uint8_t {
#define RENKEI_ENUM(name) name,
  RENKEI_ERROR_CODES(RENKEI_ENUM)
#undef RENKEI_ENUM
};

std::string_view code_name(Code code);
const std::vector<Code>& all_codes();

// What was refused and why: a code, and the named details that its sentences mention.
struct Error {
  Code code;
  std::vector<std::pair<std::string, std::string>> details;

  explicit Error(Code c, std::vector<std::pair<std::string, std::string>> d = {})
      : code(c), details(std::move(d)) {}
  std::string detail(std::string_view name) const;
};

}  // namespace renkei
