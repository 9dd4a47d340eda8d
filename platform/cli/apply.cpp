// apply: commands as JSON Lines in, one result line each out, printed only after its commit.
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "core/wording/dates.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/devices.hpp"
#include "platform/cli/lines.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

using nlohmann::ordered_json;

struct ApplyOptions {
  std::string file = "-";
  std::int64_t batch = 1;
  std::string staff;
};

class Applier {
 public:
  Applier(const Context& context, Session& session, std::int64_t batch)
      : context_(context), session_(session), batch_(batch), store_(json_surroundings(session)) {
    store_.id = [this](std::string_view text, std::string_view kind) {
      return find_id(text, kind);
    };
  }

  // False when nobody hears the results any more: then nothing further may be recorded.
  bool take(std::string_view line) {
    ++line_;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return true;
    if (!under_way_) {
      auto begun = session_.begin();
      if (!begun) return speak({refusal(begun.error())});
      under_way_.emplace(std::move(*begun));
    }
    waiting_.push_back(execute(line));
    return waiting_.size() < static_cast<std::size_t>(batch_) || finish();
  }

  // Commits what is under way and speaks of it.
  bool finish() {
    if (!under_way_) return true;
    auto results = std::exchange(waiting_, {});
    const auto new_names = std::exchange(new_names_, {});
    const Status status = under_way_->commit();
    under_way_.reset();
    if (!status) {
      for (const std::string& name : new_names) names_.erase(name);
      for (Answer& result : results) result = refusal(status.error());
    }
    return speak(results);
  }

  std::int64_t refusals() const { return refusals_; }

 private:
  struct Answer {
    bool ok;
    std::string line;
  };

  Result<EntryId> find_id(std::string_view text, std::string_view kind) const {
    if (!text.starts_with('$')) return session_.parse_id(text, kind);
    const auto found = names_.find(std::string(text.substr(1)));
    if (found == names_.end())
      return Error(
          Code::not_found,
          {{"id", std::string(text)}, {"alias", std::string(text.substr(1))}, {"about", "alias"}});
    return found->second;
  }

  Answer refusal(const Error& error) const {
    return {false, dump({{"ok", false},
                         {"code", std::string(code_name(error.code))},
                         {"message", message(context_, error)}})};
  }

  // What cannot be read is told by its line in the file.
  Error in_line(Error error) const {
    std::erase_if(error.details, [](const auto& detail) { return detail.first == "line"; });
    error.details.emplace_back("line", std::to_string(line_));
    return error;
  }

  Answer execute(std::string_view line) {
    auto read = read_command(line, store_);
    if (!read) return refusal(in_line(read.error()));
    if (const Status named = name_device(session_, read->command); !named)
      return refusal(named.error());
    const auto outcome = under_way_->execute(read->command);
    if (!outcome) return refusal(outcome.error());
    if (!read->as.empty() && outcome->id != 0) {
      names_[read->as] = outcome->id;
      new_names_.push_back(read->as);
    }
    ordered_json result{{"ok", true}, {"id", nullptr}, {"seq", outcome->seq}};
    if (outcome->id != 0) result["id"] = session_.id_text(outcome->id);
    if (const Scan& scan = outcome->scan; scan.remark != Remark::none)
      result["note"] = remark_name(scan.remark);
    if (outcome->scan.seen_at) {
      result["seen_at"] = moment_words(*outcome->scan.seen_at, session_.zone());
      result["seen_where"] = outcome->scan.seen_where;
    }
    if (outcome->unseen) result["unseen"] = true;
    if (outcome->others_wait) result["others_wait"] = true;
    return {true, dump(result)};
  }

  bool speak(const std::vector<Answer>& answers) {
    for (const Answer& answer : answers) {
      if (!answer.ok) ++refusals_;
      put_line(answer.line);
    }
    if (flush() == Delivery::arrived) return true;
    refuse(context_, Error(Code::io_error, {{"file", context_.say("cli.stdout")}}));
    return false;
  }

  const Context& context_;
  Session& session_;
  const std::int64_t batch_;
  JsonSurroundings store_;
  std::map<std::string, EntryId> names_;
  std::vector<Answer> waiting_;         // to commands that are not committed yet
  std::vector<std::string> new_names_;  // given by them
  std::optional<Batch> under_way_;      // what they were executed in
  std::int64_t refusals_ = 0;
  std::int64_t line_ = 0;
};

int apply(const Context& context, Session& session, const ApplyOptions& options) {
  auto lines = Lines::open(options.file);
  if (!lines) return refuse(context, lines.error());
  if (!options.staff.empty()) session.set_staff(options.staff);
  Applier applier(context, session, options.batch);
  while (const auto line = lines->next())
    if (!applier.take(*line)) return refused;
  if (!applier.finish()) return refused;
  if (lines->failed()) return refuse(context, Error(Code::io_error, {{"file", options.file}}));
  if (applier.refusals() == 0) return done;
  tell(context.say("cli.apply.refusals", {{"count", std::to_string(applier.refusals())}}));
  return refused;
}

}  // namespace

void add_apply_command(CommandLine& line) {
  auto options = std::make_shared<ApplyOptions>();
  CLI::App& command =
      line.add_writing("apply", [options](const Context& context, Session& session) {
        return apply(context, session, *options);
      });
  command.add_option("FILE", options->file, line.option("apply.file"));
  line.add_number(command, "--batch", options->batch, "apply.batch", 1, 1'000'000);
  command.add_option("--staff", options->staff, line.option("apply.staff"));
}

}  // namespace renkei::cli
