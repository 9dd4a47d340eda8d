// The clerk does at the session what screens ask for: the only one who writes. Owns the session; one
// thread at a time (the worker's). Knows no screen.
#pragma once
#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui {

// Where this device keeps its things.
struct Places {
  std::string store;
  std::string export_folder;  // on this machine; made when it is missing
  // What can be taken out; may take its time.
  std::function<std::vector<Drive>()> drives = [] { return std::vector<Drive>(); };
};

// As a session or a reader knows it.
OwnDevice own_device(const Reader& reader);

class Clerk {
 public:
  // `staff`: who signs, where it is not who the store says; empty otherwise.
  Clerk(Places places, Surroundings surroundings, std::string staff);

  // `watch` is told how far an export, a preview or a merge has come.
  WorkEnd carry_out(const Work& work, const MergeWatch& watch);
  // Whether, when something was carried out since the last call, another program had written into the
  // store before. Any thread.
  bool others_wrote() { return others_wrote_.exchange(false); }
  // At the end of the day: the session's records are sealed (not_sealed when that cannot be done).
  Status close();

 private:
  WorkEnd do_it(const Work& work, const MergeWatch& watch);
  WorkEnd execute(const Command& command);
  DoneTogether execute_together(const Together& together);
  HandedOut hand_out_all(const HandOutWork& work, const MergeWatch& watch);
  Exported export_to(const ExportWork& work, const MergeWatch& watch);
  Result<ExportReport> hand_out(const ExportWork& work, const MergeWatch& watch);
  Imported take_register(const ImportWork& work, const MergeWatch& watch);
  Opened take(Result<Session> session);

  const Places places_;
  const Surroundings surroundings_;
  std::string staff_;
  std::optional<Session> session_;
  std::atomic<bool> others_wrote_ = false;
};

}  // namespace renkei::ui
