// Who is the same person, by what a list says.
#include "core/model/same_person.hpp"

#include <doctest/doctest.h>

using namespace renkei;

namespace {

// number, name, kana, birth, telephone
PersonMarks person(std::string no, std::string name, std::string kana = "", std::string birth = "",
                   std::string phone = "") {
  return {std::move(no), std::move(name), std::move(kana), std::move(birth), std::move(phone)};
}

}  // namespace

TEST_CASE("the same person: by number and one mark, or by name and one mark that tells apart") {
  const PersonMarks one = person("1", "ハナ", "ハナ", "1980-01-01", "0901");
  CHECK(is_same_person(one, person("1", "タロウ", "", "", "0901")));
  CHECK(is_same_person(one, person("2", "ハナ", "", "1980-01-01")));
  CHECK(is_same_person(one, person("", "", "ハナ", "", "0901")));
  CHECK_FALSE(is_same_person(one, person("1", "タロウ")));
  CHECK_FALSE(is_same_person(one, person("", "ハナ")));
  CHECK_FALSE(is_same_person(one, person("", "", "", "1980-01-01", "0901")));
  CHECK_FALSE(is_same_person(person("", ""), person("", "")));
}

TEST_CASE("recorded twice: number and name, but nobody has two birth dates") {
  const PersonMarks one = person("1", "ハナ", "", "1980-01-01");
  CHECK(is_recorded_twice(one, person("1", "ハナ")));
  CHECK_FALSE(is_recorded_twice(one, person("1", "ハナ", "", "1990-01-01")));
  CHECK_FALSE(is_recorded_twice(one, person("2", "ハナ")));
  CHECK_FALSE(is_recorded_twice(one, person("1", "ハル")));
}

TEST_CASE("names are compared however they are written") {
  Participant a, b;
  a.name = "髙橋　がく";
  b.name = "高橋か\u3099く";
  CHECK(marks_of(a) == marks_of(b));
}

TEST_CASE("pairs are found among many, and a person may part and unite them") {
  const std::vector<PersonMarks> people = {person("1", "ハナ"), person("2", "タロウ"),
                                           person("1", "ハナ"), person("", "ハナ")};
  CHECK(recorded_twice(people) == std::vector<std::size_t>{0, 1, 0, 3});
  const std::vector<std::size_t> decided = {undecided, undecided, 2, 1};
  CHECK(recorded_twice(people, decided) == std::vector<std::size_t>{0, 1, 2, 1});
}

TEST_CASE("people with one name are found in time that does not grow with how many there are") {
  const std::vector<PersonMarks> people(50'000, person("1", "ハナ"));
  PeopleAlike alike(people, PeopleAlike::By::all_marks);
  std::size_t next = 0;
  for (const PersonMarks& one : people) {
    const auto found = alike.find(one);
    REQUIRE_FALSE(found.empty());
    REQUIRE(found.front() == next++);
    alike.take(found.front());
  }
  CHECK(alike.find(people.front()).empty());
}
