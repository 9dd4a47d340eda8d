// Made assets/segment-1.dict, once, when format 1 was released: what zstd knows before it has read
// a segment's block. Kept to show how; never to be run again for a released version (see README.md
// here).
//
// Trained on the raw blocks of invented days: a few dozen entries each, of every kind, by the
// kinds' own descriptions, with texts of the words beside this file. No register and no person has
// gone into it.
#include <zdict.h>

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <map>
#include <sstream>

#include "core/log/blocks.hpp"
#include "core/model/kinds.hpp"

using namespace renkei;

namespace {

constexpr std::size_t dictionary_bytes = 24'576;
constexpr int days = 3'000;

struct Dice {
  std::uint64_t state = 1;
  std::uint64_t next() {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return state >> 33;
  }
  int below(std::size_t end) { return static_cast<int>(next() % end); }
  bool percent(int chance) { return below(100) < chance; }
  template <class List>
  const auto& pick(const List& list) {
    return std::data(list)[static_cast<std::size_t>(below(std::size(list)))];
  }
};

class Writer {
 public:
  explicit Writer(const char* words) {
    std::ifstream in(words);
    for (std::string line; std::getline(in, line);) {
      std::istringstream parts(line);
      std::string section, word;
      parts >> section;
      if (section.empty() || section[0] != '[') continue;
      while (parts >> word) words_[section.substr(1, section.size() - 2)].push_back(word);
    }
  }

  // The raw blocks of one device's day: mostly one kind, as at a gate or on a bus.
  std::pair<Bytes, Bytes> day() {
    texts_.clear();
    born_.clear();
    filled_.clear();
    std::deque<Entry> entries;
    BlockWriter writer([](EntryId) { return std::optional<SegmentName>(); });
    const Kind& main = *find_kind(dice_.pick(usual));
    for (int count = 8 + dice_.below(80), seq = 1; seq <= count; ++seq) {
      const Kind& kind = seq > 2 && dice_.percent(90) ? main : dice_.pick(all_kinds());
      writer.add(entries.emplace_back(entry(seq == 1 ? *find_kind("device") : kind, seq)));
    }
    Compressor compressor;
    Decompressor decompressor;
    const Blocks blocks = writer.finish(compressor, [](std::span<unsigned char>) {});
    return {unpack_open(decompressor, blocks.open),
            blocks.personal.empty() ? Bytes() : unpack_personal(decompressor, blocks.personal[0])};
  }

 private:
  static constexpr std::string_view usual[] = {
      "tally",    "tally",         "tally",       "response",    "response", "check_in",
      "check_in", "rollcall_mark", "participant", "participant", "stop",     "stop",
      "rollcall", "gate",          "event",       "need"};

  Entry entry(const Kind& kind, int seq) {
    Entry entry;
    entry.seq = seq;
    now_s_ += dice_.below(40);
    entry.at = {now_s_ * 1000, 540};
    entry.staff = "s01";
    entry.kind = kind.number;
    entry.record = make_entry_id(1, seq);
    const auto& fields = filled_of(kind);
    auto& born = born_[kind.number];
    if (born.empty() || dice_.percent(75)) {
      for (const Field* field : fields) entry.add(field->number, value(*field, seq));
      born.push_back(seq);
      return entry;
    }
    entry.op = dice_.percent(80) ? Op::set : Op::void_;
    entry.record = make_entry_id(1, dice_.pick(born));
    if (entry.op == Op::void_) {
      entry.add(life_field, text("reason", 1));
      return entry;
    }
    const Field& field = *dice_.pick(fields);
    entry.add(field.number, value(field, seq));
    return entry;
  }

  // The same fields are filled in all day, as a screen or a sheet asks for them.
  const std::vector<const Field*>& filled_of(const Kind& kind) {
    auto& filled = filled_[kind.number];
    const int chance = 30 + dice_.below(71);
    if (filled.empty())
      for (const Field& field : kind.fields)
        if (field.required || dice_.percent(chance) || &field == &kind.fields[0])
          filled.push_back(&field);
    return filled;
  }

  Value keep(std::string text) {
    return Value::of(std::string_view(texts_.emplace_back(std::move(text))));
  }

  Value text(const std::string& section, int most) {
    std::string out;
    for (int i = dice_.below(static_cast<std::size_t>(most)); i >= 0; --i)
      out += dice_.pick(words_.at(section)) + (i > 0 && dice_.percent(60) ? "、" : "");
    return keep(out);
  }

  std::string digits(int count) {
    std::string out;
    while (count-- > 0) out += static_cast<char>('0' + dice_.below(10));
    return out;
  }

  Value value(const Field& field, int seq) {
    if (!field.choices.empty()) return Value::of(dice_.pick(field.choices).code);
    switch (field.type) {
      case Type::integer:
        return Value::of(std::int64_t{dice_.percent(80) ? 1 + dice_.below(6) : seq});
      case Type::boolean:
        return Value::of(std::int64_t{dice_.below(2)});
      case Type::real:
        return Value::of_real(35 + dice_.below(1'000) / 1e3);
      case Type::record:
        return Value::of(make_entry_id(
            1, dice_.percent(80) ? 2 : 1 + dice_.below(static_cast<std::size_t>(seq))));
      case Type::moment:
        return Value::of(pack({now_s_ * 1000, 540}));
      case Type::date:
        return keep("20" + std::to_string(23 + dice_.below(4)) + "-1" +
                    std::to_string(dice_.below(3)) + "-1" + digits(1));
      case Type::time:
        return keep("1" + digits(1) + ":" + std::to_string(dice_.below(6)) + "0");
      case Type::json:
        return keep(R"({"q1":")" + dice_.pick(words_["answer"]) + R"(","q2":)" + digits(1) +
                    R"(,"q3":")" + dice_.pick(words_["answer"]) + "\"}");
      default:
        return named_text(field.name, seq);
    }
  }

  Value named_text(std::string_view name, int seq) {
    const auto is = [&](std::string_view part) { return name.find(part) != name.npos; };
    if (is("code6")) return keep("1310" + digits(1) + "7");
    if (is("phone")) return keep("090" + digits(8));
    if (is("staff") || is("_by") || name == "by" || is("leader") || is("checker"))
      return keep("s0" + digits(1));
    if (is("no") && !is("note") && !is("notice")) return keep(std::to_string(seq));
    if (is("lang")) return keep(dice_.percent(80) ? "ja" : "en");
    if (is("notice_version")) return keep("2023-04");
    if (is("kana")) return keep(dice_.pick(words_["kana"]) + "　" + dice_.pick(words_["kana"]));
    if (is("ward")) return text("ward", 1);
    if (is("pref")) return text("pref", 1);
    if (is("relation")) return text("relation", 1);
    if (is("company") || is("organiser") || is("agent")) return text("company", 2);
    if (is("toilet")) return keep(dice_.percent(60) ? "あり" : "なし");
    if (is("quality")) return keep(dice_.percent(90) ? "count" : "estimate");
    if (is("category")) return text("category", 1);
    if (is("seat")) return keep(std::to_string(1 + dice_.below(12)) + "ABCD"[dice_.below(4)]);
    if (is("bus")) return keep(std::to_string(1 + dice_.below(3)) + "号車");
    if (is("age_band")) return text("answer", 1);
    if (is("llerg")) return text("food", 2);
    if (is("title") || is("series")) return text("event", 2);
    if (is("venue") || is("place") || is("hospital")) return text("place", 1);
    if (name == "name" && dice_.percent(50)) return keep(dice_.pick(words_["place"]) + digits(1));
    if (is("name") || is("driver"))
      return dice_.percent(50)
                 ? text("gate", 1)
                 : keep(dice_.pick(words_["surname"]) + "　" + dice_.pick(words_["given"]));
    if (is("text") || is("outcome")) return text("answer", 3);
    return dice_.percent(50) ? text("note", 2) : text("place", 2);
  }

  Dice dice_;
  std::map<std::string, std::vector<std::string>> words_;
  std::deque<std::string> texts_;
  std::map<int, std::vector<int>> born_;
  std::map<int, std::vector<const Field*>> filled_;
  std::int64_t now_s_ = 1'697'238'000;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("make_dictionary_1 WORDS OUTPUT\n", stderr), 2;
  Writer writer(argv[1]);
  Bytes samples;
  std::vector<std::size_t> sizes;
  for (int i = 0; i < days; ++i) {
    const auto [open, personal] = writer.day();
    for (const Bytes* block : {&open, &personal}) {
      if (block->empty()) continue;
      samples += *block;
      sizes.push_back(block->size());
    }
  }
  Bytes out(dictionary_bytes, '\0');
  ZDICT_cover_params_t cover{};
  cover.k = 64;
  cover.d = 8;
  cover.zParams = {19, 0, 1};  // level, silent, dictionary id (not written into frames)
  const std::size_t size =
      ZDICT_trainFromBuffer_cover(out.data(), out.size(), samples.data(), sizes.data(),
                                  static_cast<unsigned>(sizes.size()), cover);
  if (ZDICT_isError(size)) return std::fprintf(stderr, "%s\n", ZDICT_getErrorName(size)), 1;
  std::ofstream(argv[2], std::ios::binary).write(out.data(), static_cast<std::streamsize>(size));
  std::printf("%zu samples, %zu bytes, %zu bytes of dictionary\n", sizes.size(), samples.size(),
              size);
}
