// The smallest parts of the format: numbers, runs, bounded reading, hashes and signatures.
#include "core/log/wire.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "core/crypto/hash.hpp"
#include "core/log/archive.hpp"
#include "core/log/segment.hpp"

using namespace renkei;

namespace {

std::uint64_t read_varint(ByteView bytes) {
  ByteReader reader(bytes);
  const std::uint64_t value = reader.varint();
  reader.must_be_done();
  return value;
}

Bytes from_hex(std::string_view hex) {
  Bytes out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return out;
}

}  // namespace

TEST_CASE("a writer that keeps its memory writes the same bytes, also after it was cleared") {
  ByteWriter writer;
  CHECK(writer.empty());
  for (const std::string_view text :
       {std::string_view{}, std::string_view("髙橋"),
        std::string_view("a text that wants more room than before")}) {
    CAPTURE(text);
    Bytes bytes;
    put_varint(bytes, std::numeric_limits<std::uint64_t>::max());
    put_signed(bytes, -300);
    put_run(bytes, text);
    put_real(bytes, -1.5);
    writer.clear();
    writer.varint(std::numeric_limits<std::uint64_t>::max());
    writer.signed_varint(-300);
    writer.run(text);
    writer.real(-1.5);
    CHECK(writer.written() == bytes);
  }
}

TEST_CASE("every varint comes back, in its shortest form only") {
  for (std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{127}, std::uint64_t{128},
        std::uint64_t{16'383}, std::uint64_t{16'384}, std::uint64_t{1} << 32,
        std::uint64_t{1} << 63, std::numeric_limits<std::uint64_t>::max()}) {
    CAPTURE(value);
    Bytes bytes;
    put_varint(bytes, value);
    CHECK(read_varint(bytes) == value);
    if (value > 0)
      for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        CHECK_THROWS_AS(read_varint(ByteView(bytes).substr(0, cut)), Malformed);
  }
  CHECK_THROWS_AS(read_varint(ByteView("\x80\x00", 2)), Malformed);     // padded
  CHECK_THROWS_AS(read_varint(Bytes(9, '\xff') + '\x02'), Malformed);   // 2^64
  CHECK_THROWS_AS(read_varint(Bytes(10, '\x80') + '\x01'), Malformed);  // eleven bytes
  CHECK(read_varint(Bytes(9, '\xff') + '\x01') == std::numeric_limits<std::uint64_t>::max());
}

TEST_CASE("zigzag holds the extremes") {
  constexpr std::int64_t least = INT64_MIN, most = INT64_MAX;
  for (std::int64_t value : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1}, least, most})
    CHECK(unzigzag(zigzag(value)) == value);
  CHECK(zigzag(-1) == 1);
  CHECK(zigzag(least) == std::numeric_limits<std::uint64_t>::max());
}

TEST_CASE("a run that claims more than is there is refused, however much it claims") {
  for (std::uint64_t claim : {std::uint64_t{3}, std::uint64_t{1} << 40, UINT64_MAX}) {
    Bytes bytes;
    put_varint(bytes, claim);
    bytes += "ab";
    ByteReader reader(bytes);
    CHECK_THROWS_AS(reader.run(), Malformed);
  }
}

namespace {

struct Many {
  std::vector<std::uint64_t> numbers;
  std::string text;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(numbers, text);
  }
};
struct Small {
  bool yes = false;
  std::int16_t number = 0;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(yes, number);
  }
};

}  // namespace

TEST_CASE("nine bytes do not make the archive ask for memory") {
  // A count of 2^60, then nothing: a reader that believes it asks for exabytes and throws
  // bad_alloc.
  Bytes hostile;
  put_varint(hostile, std::uint64_t{1} << 60);
  CHECK(hostile.size() == 9);
  CHECK_THROWS_AS(from_wire<Many>(hostile), Malformed);
  CHECK_THROWS_AS(from_wire<Many>(Bytes("\0", 1) + hostile), Malformed);  // as the text's length
}

TEST_CASE("the archive refuses what its types cannot hold") {
  CHECK(from_wire<Small>(to_wire(Small{true, -32'768})).number == -32'768);
  CHECK_THROWS_AS(from_wire<Small>(ByteView("\x02\x00", 2)), Malformed);  // a bool of 2
  Bytes large("\x01", 1);
  put_signed(large, 32'768);
  CHECK_THROWS_AS(from_wire<Small>(large), Malformed);
  CHECK_THROWS_AS(from_wire<Small>(to_wire(Small{}) + "x"), Malformed);
  CHECK(from_wire<Small>(to_wire(Small{}) + "x", false).number == 0);
  CHECK_THROWS_AS(from_wire<Many>(to_wire(Many{{}, "\xc3"})), Malformed);
  CHECK_THROWS_AS(from_wire<Many>(to_wire(Many{{}, std::string("a\0b", 3)})), Malformed);
  const Many kept = from_wire<Many>(to_wire(Many{{1, UINT64_MAX}, "𠮷"}));
  CHECK(kept.numbers == std::vector<std::uint64_t>{1, UINT64_MAX});
  CHECK(kept.text == "𠮷");
}

TEST_CASE("hashes are BLAKE2b-256") {
  // BLAKE2b with a digest of 32 bytes, of "" and "abc": known answers of several implementations.
  CHECK(to_hex(view(hash_of(""))) ==
        "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  CHECK(to_hex(view(hash_of("abc"))) ==
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  Hasher hasher;
  hasher.add("a");
  hasher.add("");
  hasher.add("bc");
  CHECK(hasher.done() == hash_of("abc"));
}

TEST_CASE("keys and signatures are those of RFC 8032, and no bit of them may change") {
  // RFC 8032 section 7.1, test 1: the key of this seed.
  const Bytes seed = from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  const KeyPair keys = make_key_pair([&](std::span<unsigned char> out) {
    REQUIRE(out.size() == seed.size());
    std::copy(seed.begin(), seed.end(), out.begin());
  });
  CHECK(to_hex(view(keys.open)) ==
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  const Hash hash = hash_of("abc");
  const Signature signature = sign(hash, keys.secret);
  CHECK(verify(signature, hash, keys.open));
  CHECK(sign(hash, keys.secret) == signature);
  for (std::size_t bit = 0; bit < 512; ++bit) {
    Signature changed = signature;
    changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1 << (bit % 8)));
    REQUIRE(!verify(changed, hash, keys.open));
  }
  CHECK(!verify(signature, hash_of("abd"), keys.open));
}

TEST_CASE("a log's id follows from its key, a branch's from the log and the segment") {
  PublicKey a{}, b{};
  b[0] = 1;
  CHECK(log_id_of(a) == log_id_of(a));
  CHECK(log_id_of(a) != log_id_of(b));
  CHECK(branch_id_of(log_id_of(a), hash_of("x")) != branch_id_of(log_id_of(a), hash_of("y")));
  CHECK(branch_id_of(log_id_of(a), hash_of("x")) != branch_id_of(log_id_of(b), hash_of("x")));
}

TEST_CASE("a segment header that makes no sense is refused") {
  SegmentHeader good;
  good.count = 1;
  CHECK(read_segment_header(to_wire(good)).count == 1);
  const auto refused = [&](auto spoil) {
    SegmentHeader header = good;
    spoil(header);
    CHECK_THROWS_AS(read_segment_header(to_wire(header)), Malformed);
  };
  refused([](SegmentHeader& h) { h.format = 0; });
  refused([](SegmentHeader& h) { h.min_reader = 0; });
  refused([](SegmentHeader& h) { h.min_reader = 2; });
  refused([](SegmentHeader& h) { h.first = 0; });
  refused([](SegmentHeader& h) { h.count = 0; });
  refused([](SegmentHeader& h) { h.count = 4'097; });
  refused([](SegmentHeader& h) {
    h.first = static_cast<std::uint64_t>(max_seq);
    h.previous[0] = 1;
  });
  refused([](SegmentHeader& h) { h.first = UINT64_MAX; });
  SegmentHeader most = good;
  most.count = 4'096;
  CHECK(read_segment_header(to_wire(most)).count == 4'096);
  CHECK_THROWS_AS(read_segment_header(Bytes((1 << 20) + 1, 'x')), Malformed);
}
