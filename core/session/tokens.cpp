// Tokens for badges: random signs that say nothing of whoever bears them.
#include <array>

#include "core/model/kinds.hpp"
#include "core/session/session.hpp"
#include "core/session/writing_door.hpp"

namespace renkei {
namespace {

// Without letters that are read as another one; a QR code takes these in its densest form. Sixty bits:
// that two are alike does not happen.
constexpr std::string_view token_letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t token_length = 12;

std::string new_token(const Random& random) {
  std::array<unsigned char, token_length> bytes{};
  random(bytes);
  std::string token;
  token.reserve(token_length);
  for (const unsigned char byte : bytes) token += token_letters[byte % token_letters.size()];
  return token;
}

}  // namespace

Result<std::int64_t> Session::give_tokens(EntryId tour) {
  const auto record = find(tour);
  if (!record) return record.error();
  if (record->kind().number != Tour::number)
    return Error(Code::wrong_kind, {{"id", id_text(tour)},
                                    {"kind", std::string(record->kind().name)},
                                    {"wanted", std::string(Tour::name_of_kind)}});
  auto batch = begin();
  if (!batch) return batch.error();
  const auto people = all<Participant>(records(), "tour_id", Value::of(tour));
  if (auto failure = take_failure()) return *failure;
  std::int64_t given = 0;
  for (const Found<Participant>& person : people) {
    if (!person.fields.token.empty()) continue;
    const auto outcome =
        batch->execute(Set{person.id, {{"token", new_token(door_->surroundings.random)}}});
    if (!outcome) return outcome.error();
    ++given;
  }
  if (const Status committed = batch->commit(); !committed) return committed.error();
  return given;
}

}  // namespace renkei
