// A personal block without the values of some entries.
#include <map>

#include "core/log/blocks.hpp"

namespace renkei {
namespace {

Type type_of_coding(Coding coding) {
  switch (coding) {
    case Coding::integers:
    case Coding::differences:
      return Type::integer;
    case Coding::reals:
      return Type::real;
    case Coding::references:
      return Type::record;
    case Coding::moments:
      return Type::moment;
    default:
      return Type::text;
  }
}

struct Column {
  Column(ColumnReader in, Type of, ColumnWriter& out)
      : reader(std::move(in)), type(of), kept(out) {}

  ColumnReader reader;
  Type type;
  ColumnWriter& kept;
};

std::vector<std::vector<std::uint64_t>> read_shapes(ByteReader& in) {
  std::vector<std::vector<std::uint64_t>> shapes(static_cast<std::size_t>(in.bounded(in.left())));
  for (auto& shape : shapes) {
    shape.resize(static_cast<std::size_t>(in.bounded(in.left())));
    for (std::uint64_t& part : shape) part = in.varint();
    if (shape.empty()) throw Malformed("a shape is too short");
  }
  return shapes;
}

void copy_value(Column& column, bool keep) {
  // References stay what they are on the wire: the table they look into is in the open block.
  const Value value =
      column.reader.next([](const WireRef& ref) { return make_entry_id(ref.table, ref.seq); });
  if (!keep) return;
  if (column.type == Type::record)
    column.kept.add(
        WireRef{static_cast<std::uint32_t>(log_of(value.integer)), seq_of(value.integer)});
  else
    column.kept.add(value);
}

}  // namespace

Bytes repack_personal(Compressor& compressor, const Random& random, ByteView raw_personal,
                      const std::function<bool(std::uint64_t)>& drop) {
  ByteReader in(raw_personal);
  const auto shapes = read_shapes(in);
  ByteReader entries(in.run()), shape_indexes(in.run());
  Arena arena;
  MadeTexts made(arena, raw_personal);
  std::map<ColumnKey, Column> columns;
  ColumnWriters kept;
  for (const ColumnInBlock& each : read_columns(in)) {
    const Type type = type_of_coding(each.coding);
    ColumnWriter& writer = kept.try_emplace(each.key, type).first->second;
    columns.try_emplace(each.key, ColumnReader(each.coding, each.body, made), type, writer);
  }
  in.must_be_done();

  Bytes kept_entries, kept_indexes;
  std::uint64_t index = 0, kept_before = 0;
  bool dropped = false;
  while (!entries.done()) {
    index += entries.varint();
    const std::uint64_t shape_index = shape_indexes.bounded(shapes.size() - 1);
    const auto& shape = shapes[static_cast<std::size_t>(shape_index)];
    const bool keep = !drop(index);
    for (std::size_t part = 1; part < shape.size(); ++part) {
      const auto column = columns.find({shape[0], shape[part] >> 2});
      if (column == columns.end()) throw Malformed("a column is missing");
      copy_value(column->second, keep);
    }
    dropped |= !keep;
    if (!keep) continue;
    put_varint(kept_entries, index - kept_before);
    put_varint(kept_indexes, shape_index);
    kept_before = index;
  }

  if (!dropped) return {};

  Bytes out;
  put_varint(out, shapes.size());
  for (const auto& shape : shapes) {
    put_varint(out, shape.size());
    for (std::uint64_t part : shape) put_varint(out, part);
  }
  put_run(out, kept_entries);
  put_run(out, kept_indexes);
  std::vector<Bytes> parts = {std::move(out)};
  for (Bytes& part : finish_columns(kept, Codings::plain)) parts.push_back(std::move(part));
  return pack_personal(compressor, random, parts);
}

}  // namespace renkei
