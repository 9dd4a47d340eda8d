// Addresses in words, as links, tests and the start after a crash use them:
// "roster?tour=019ab3…-12&stop=019ab3…-15". What an address leaves out is chosen when the screen
// opens, as a person would choose it.
#pragma once
#include <string>
#include <string_view>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui {

std::string address_text(const Address& address, const Records& records);

// no_such_screen when the words are no address or name a record that is not here, or is of another
// kind than its place asks for.
Result<Address> parse_address(std::string_view text, const Records& records);

// The day's event and tour: the only one, or the one that goes on, or the next. 0: none.
EntryId event_of_day(const Records& records, std::string_view date);
EntryId tour_of_day(const Records& records, std::string_view date);

}  // namespace renkei::ui
