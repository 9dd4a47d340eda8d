// What is needed for personal values to leave: whose they are, what is written down about it (the record that
// travels along, the slip for the ledger on paper), and a medium. Plain values.
#pragma once
#include <optional>
#include <string>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui {

// Whose personal values a file has, at most.
struct Personal {
  std::int64_t people = 0;
  bool has_special = false;
};
// Of the records of an event or a tour; 0: everybody's.
Personal personal_in(const Records& records, EntryId only);

// What is written down when personal values leave.
struct Slip {
  std::string purpose, recipient, medium_no, approved_by;
  bool is_whole() const;
};

// Where a file goes.
struct Destination {
  std::string label;  // of a drive; empty: this machine
  std::string folder;
  bool stays_here() const { return label.empty(); }
};
// What was chosen, if it is still there; else the only drive there is. Nothing goes onto this machine because
// nobody chose.
std::optional<Destination> destination_of(const std::optional<std::string>& chosen,
                                          const std::string& own_folder,
                                          const Situation& situation);

// A file with personal values that is about to leave.
struct Leaving {
  Slip slip;
  Personal content;
  EntryId only = 0;   // a tour or an event; 0: everybody's
  std::string scope;  // its name
};
// Handovers of this device so far, also those that came to nothing; and what the n-th is called.
std::int64_t handovers_before(const Situation& situation, const Records& records);
std::string slip_number(const Situation& situation, std::int64_t n);
ExportWork::Handing handing_of(const Leaving& leaving, const std::string& number,
                               const std::string& file, const Situation& situation,
                               const Records& records);

}  // namespace renkei::ui
