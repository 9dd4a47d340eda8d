// What every command is handed: the global options, and the sentences in the reader's language.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/model/json.hpp"
#include "core/session/session.hpp"
#include "core/wording/messages.hpp"

namespace renkei::cli {

enum class Format { text, json, csv };

struct Context {
  std::string store = "renkei.db";
  Format format = Format::text;
  Language language = Language::ja;

  bool json() const { return format == Format::json; }
  std::string say(std::string_view key, std::initializer_list<Named> values = {}) const {
    return renkei::say(language, key, values);
  }
  Result<Reader> look() const { return Reader::open(store); }
};

// How a program ends.
inline constexpr int done = 0, refused = 1, wrong_usage = 2;

// What reading and writing JSON asks of a store; valid while the reader lives.
inline JsonSurroundings json_surroundings(const Reader& reader) {
  return {[&reader](std::string_view text, std::string_view kind) {
            return reader.parse_id(text, kind);
          },
          [&reader](EntryId id) -> Result<const Kind*> {
            const auto record = reader.find(id);
            if (!record) return record.error();
            return &record->kind();
          },
          reader.zone()};
}
inline IdText id_texts(const Reader& reader) {
  return [&reader](EntryId id) { return reader.id_text(id); };
}

// What showing values to people asks of a store; valid while the reader lives. JSON shows moments as
// they were recorded, so that they can be recorded again.
struct Showing {
  IdText id_text;
  Zone zone;
};
inline Showing showing_of(const Reader& reader) { return {id_texts(reader), reader.zone()}; }

}  // namespace renkei::cli
