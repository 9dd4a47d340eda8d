#include <algorithm>
#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "tests/bench/season.hpp"

namespace renkei::bench {

SeasonSize SeasonSize::scaled(double scale) {
  SeasonSize size;
  const auto times = [scale](std::int64_t number, std::int64_t least) {
    return std::max(least, static_cast<std::int64_t>(static_cast<double>(number) * scale));
  };
  size.devices = static_cast<int>(times(size.devices, 3 * size.wards));
  size.events = times(size.events, size.wards * season_years);
  size.projects = times(size.projects, size.wards * season_years);
  size.participants = times(size.participants, size.wards * season_years);
  size.tallies = times(size.tallies, size.devices * season_years);
  size.answers = times(size.answers, size.devices * season_years);
  return size;
}

bool Truth::write(const std::string& path) const {
  nlohmann::ordered_json out;
  out["entries"] = entries;
  out["files"] = files;
  out["events"] = events;
  out["projects"] = projects;
  out["conflicts"] = conflicts;
  out["check_ins"] = check_ins;
  out["marks"] = marks;
  out["duplicated_people"] = duplicated_people;
  out["cloned"] = cloned;
  out["wrong_clocks"] = wrong_clocks;
  out["lost"] = lost;
  out["visitors"] = visitors;
  out["participants"] = participants;
  out["answers"] = answers;
  std::ofstream file(path);
  file << out.dump(1) << '\n';
  return static_cast<bool>(file.flush());
}

Truth Truth::read(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("no truth: " + path);
  const auto in = nlohmann::json::parse(file);
  Truth truth;
  in.at("entries").get_to(truth.entries);
  in.at("files").get_to(truth.files);
  in.at("events").get_to(truth.events);
  in.at("projects").get_to(truth.projects);
  in.at("conflicts").get_to(truth.conflicts);
  in.at("check_ins").get_to(truth.check_ins);
  in.at("marks").get_to(truth.marks);
  in.at("duplicated_people").get_to(truth.duplicated_people);
  in.at("cloned").get_to(truth.cloned);
  in.at("wrong_clocks").get_to(truth.wrong_clocks);
  in.at("lost").get_to(truth.lost);
  in.at("visitors").get_to(truth.visitors);
  in.at("participants").get_to(truth.participants);
  in.at("answers").get_to(truth.answers);
  return truth;
}

}  // namespace renkei::bench
