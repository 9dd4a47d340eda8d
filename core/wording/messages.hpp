// The sentences of the programs, in the language of whoever reads them: `key = sentence with
// {named} places` and words that go with a number, `{n} {n|entry|entries}`, kept in text files that
// are built in (assets/text). Read once on first use; safe from any thread; never throws because of
// what a translator wrote. What is put into a place is made visible, so that a name from outside can
// neither begin a line nor move a cursor.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

enum class Language { ja, en };

struct Named {
  std::string_view name;
  std::string_view value;
};

// The sentence with its places filled. A key nobody translated comes back in Japanese, and failing
// that as the key itself; a place without a value stays visible as {name}.
std::string say(Language language, std::string_view key, std::span<const Named> values = {});
std::string say(Language language, std::string_view key, std::initializer_list<Named> values);

bool has_message(Language language, std::string_view key);
// Sorted; for the test that keeps the languages level.
std::vector<std::string> message_keys(Language language);

// What `say` does with one sentence, for sentences that live elsewhere.
std::string fill_places(std::string_view sentence, std::span<const Named> values);

}  // namespace renkei
