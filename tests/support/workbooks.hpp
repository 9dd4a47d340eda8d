// Workbooks as other programs write them, and as nobody should: zips of XML by hand.
#pragma once
#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace renkei::test {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

inline std::string zip_of(const ZipParts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  zip_source_keep(target);
  for (const auto& [name, text] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  zip_close(archive);
  zip_stat_t about;
  zip_source_stat(target, &about);
  std::string bytes(about.size, '\0');
  zip_source_open(target);
  bytes.resize(static_cast<std::size_t>(zip_source_read(target, bytes.data(), bytes.size())));
  zip_source_close(target);
  zip_source_free(target);
  zip_error_fini(&error);
  return bytes;
}

struct HandMade {
  std::vector<std::pair<std::string, std::string>> sheets;  // name, what stands in <sheetData>
  std::string shared, styles, workbook_settings;
  ZipParts more = {};

  ZipParts parts() const {
    const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const auto relation = [&](const std::string& id, const std::string& kind,
                              const std::string& target) {
      return "<Relationship Id=\"" + id + "\" Type=\"" + type + kind + "\" Target=\"" + target +
             "\"/>";
    };
    std::string listed, related;
    ZipParts all = {{"_rels/.rels", "<Relationships>" +
                                        relation("r", "officeDocument", "xl/workbook.xml") +
                                        "</Relationships>"}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string id = "s" + std::to_string(i), file = "worksheets/" + id + ".xml";
      listed += "<sheet " + sheets[i].first + " r:id=\"" + id + "\"/>";
      related += relation(id, "worksheet", file);
      all.emplace_back("xl/" + file,
                       "<worksheet><sheetData>" + sheets[i].second + "</sheetData></worksheet>");
    }
    if (!shared.empty()) all.emplace_back("xl/shared.xml", "<sst>" + shared + "</sst>");
    if (!styles.empty())
      all.emplace_back("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
    related +=
        relation("a", "sharedStrings", "/xl/shared.xml") + relation("b", "styles", "styles.xml");
    all.emplace_back("xl/workbook.xml", "<workbook xmlns:r=\"r\">" + workbook_settings +
                                            "<sheets>" + listed + "</sheets></workbook>");
    all.emplace_back("xl/_rels/workbook.xml.rels",
                     "<Relationships>" + related + "</Relationships>");
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  std::string bytes() const { return zip_of(parts()); }
};

}  // namespace renkei::test
