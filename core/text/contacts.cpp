#include "core/text/contacts.hpp"

#include <string>

#include "core/text/kana.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

bool is_mail_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' ||
         c == '-' || c == '+' || c == '%';
}

bool is_mail(std::string_view text, std::size_t at) {
  if (at == 0 || !is_mail_character(text[at - 1])) return false;
  std::size_t end = at + 1;
  while (end < text.size() && is_mail_character(text[end])) ++end;
  const std::string_view host = text.substr(at + 1, end - at - 1);
  const std::size_t dot = host.find('.', 1);
  return dot != host.npos && dot + 1 < host.size();
}

// 03-0000-0042, 090(0000)0042, 09000000042, +81 90 0000 0042: as many digits as Japanese numbers have.
bool is_phone(std::string_view text, std::size_t at) {
  const bool abroad = text.substr(at).starts_with("+81");
  if (!abroad && text[at] != '0') return false;
  if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '-' || text[at - 1] == '.')) return false;
  std::size_t digits = 0, apart = 0;
  for (std::size_t i = at + (abroad ? 3 : 0); i < text.size() && apart < 2; ++i) {
    const bool between = text[i] == '-' || text[i] == '(' || text[i] == ')' || text[i] == ' ';
    if (!is_digit(text[i]) && !between) break;
    digits += is_digit(text[i]) ? 1 : 0;
    apart = between ? apart + 1 : 0;
  }
  return abroad ? digits == 9 || digits == 10 : digits == 10 || digits == 11;
}

}  // namespace

bool holds_contact(std::string_view text) {
  const std::string plain = narrow(text);
  for (std::size_t i = 0; i < plain.size(); ++i)
    if ((plain[i] == '@' && is_mail(plain, i)) || is_phone(plain, i)) return true;
  return false;
}

}  // namespace renkei
