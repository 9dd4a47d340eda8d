// The sentences of the programs, in the language of whoever reads them: `key = sentence with
// {named} places`, kept in text files that are built in. Read once on first use; safe from any
// thread; never throws because of what a translator wrote.
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
std::vector<std::string> message_keys(
    Language language);  // sorted; for the test that keeps the languages level

// What `say` does with one sentence, for sentences that live elsewhere.
std::string fill_places(std::string_view sentence, std::span<const Named> values);

}  // namespace renkei
