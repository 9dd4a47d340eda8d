#include "core/model/register_words.hpp"

#include <algorithm>
#include <functional>

#include "core/text/kana.hpp"

namespace renkei {
namespace {

std::uint64_t mark_of(const Value& value) {
  switch (value.form) {
    case Value::Form::integer:
      return std::hash<std::int64_t>()(value.integer) * 2 + 1;
    case Value::Form::real:
      return std::hash<double>()(value.real);
    case Value::Form::text:
      return std::hash<std::string>()(join_marks(value.text));
    case Value::Form::null:
      break;
  }
  return 0;
}

}  // namespace

void RegisterWords::add_run(EntryId first, EntryId last, bool undone) {
  writes_->ranges.emplace_back(first, last);
  if (undone) undone_.ranges.emplace_back(first, last);
}

void RegisterWords::note(EntryId by, EntryId record, int field, const Value* value) {
  const Word word{field, value == nullptr ? std::nullopt : std::optional(mark_of(*value))};
  std::vector<Word>& words = words_[record];
  const auto before = std::ranges::find(words, field, &Word::field);
  if (before != words.end() && by == record) return;
  if (before == words.end())
    words.push_back(word);
  else
    *before = word;
  const bool is_document = value != nullptr && value->form == Value::Form::text &&
                           (value->text.starts_with('[') || value->text.starts_with('{'));
  if (is_document)
    documents_[{record, field}] = value->text;
  else
    documents_.erase({record, field});
}

RegisterWords::Said RegisterWords::said(EntryId record, int field, const Value& cell) const {
  const auto of = words_.find(record);
  if (of == words_.end()) return Said::nothing;
  const auto word = std::ranges::find(of->second, field, &Word::field);
  if (word == of->second.end()) return Said::nothing;
  if (!word->mark) return Said::unknown;
  return *word->mark == mark_of(cell) ? Said::the_same : Said::otherwise;
}

const std::string* RegisterWords::document(EntryId record, int field) const {
  const auto found = documents_.find({record, field});
  return found == documents_.end() ? nullptr : &found->second;
}

bool are_written_alike(const Value& a, const Value& b) {
  if (a.form != Value::Form::text || b.form != Value::Form::text) return a == b;
  return a.text == b.text || join_marks(a.text) == join_marks(b.text);
}

}  // namespace renkei
