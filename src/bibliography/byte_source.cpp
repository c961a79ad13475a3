#include "bibliography/byte_source.h"

#include <zlib.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <vector>

namespace casebook::bibliography {
namespace {

constexpr std::size_t kChunk = 256 * 1024;
constexpr unsigned char kMagic0 = 0x1F;
constexpr unsigned char kMagic1 = 0x8B;

}  // namespace

struct ByteSource::State {
  explicit State(const std::string& name) : chunk(kChunk) {
    std::error_code none;
    if (std::filesystem::is_directory(name, none)) throw BrokenInput("is a folder, expected a file");
    errno = 0;
    file = std::fopen(name.c_str(), "rb");
    if (file == nullptr) throw BrokenInput(std::string("cannot be opened: ") + std::strerror(errno));
    std::setvbuf(file, nullptr, _IONBF, 0);   // read in chunks as it is
    fill();
    packed = filled >= 2 && chunk[0] == kMagic0 && chunk[1] == kMagic1;
    if (packed && inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) {
      std::fclose(file);
      throw BrokenInput("no memory to unpack it");
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (packed) inflateEnd(&stream);
    std::fclose(file);
  }

  /// The next chunk of the file; `filled` is 0 at its end.
  void fill() {
    consumed += used;
    used = 0;
    filled = std::fread(chunk.data(), 1, chunk.size(), file);
    if (filled == 0 && std::ferror(file) != 0) throw BrokenInput(std::string("cannot be read on: ") + std::strerror(errno));
  }

  bool more() {
    if (used == filled) fill();
    return used < filled;
  }

  /// Behind a member: another one, or the end. Zero bytes may fill up a block of a tape.
  bool another_member() {
    while (more() && chunk[used] == 0) ++used;
    if (!more()) return false;
    if (chunk[used] != kMagic0) throw BrokenInput("bytes that are no gzip data stand behind it");
    inflateReset(&stream);
    return true;
  }

  std::size_t unpack(char* to, std::size_t size) {
    std::size_t done = 0;
    while (done < size && !ended) {
      if (between) {
        if (!another_member()) {
          ended = true;
          break;
        }
        between = false;
      }
      if (!more()) throw BrokenInput("the gzip data ends in the middle; the file is truncated");
      stream.next_in = chunk.data() + used;
      stream.avail_in = static_cast<uInt>(filled - used);
      stream.next_out = reinterpret_cast<Bytef*>(to) + done;
      stream.avail_out = static_cast<uInt>(size - done);
      const int result = inflate(&stream, Z_NO_FLUSH);
      used = filled - stream.avail_in;
      done = size - stream.avail_out;
      if (result == Z_STREAM_END) {
        between = true;
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        throw BrokenInput(std::string("the gzip data is damaged") + (stream.msg == nullptr ? "" : std::string(": ") + stream.msg));
      }
    }
    return done;
  }

  std::FILE* file = nullptr;
  std::vector<unsigned char> chunk;
  std::size_t used = 0;
  std::size_t filled = 0;
  std::size_t consumed = 0;
  bool packed = false;
  bool between = false;
  bool ended = false;
  z_stream stream{};
};

ByteSource::ByteSource(const std::string& file) : state_(std::make_unique<State>(file)) {}
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;
ByteSource::~ByteSource() = default;

std::size_t ByteSource::read(char* to, std::size_t size) {
  State& state = *state_;
  if (state.packed) return state.unpack(to, size);
  if (!state.more()) return 0;
  const auto part = std::min(size, state.filled - state.used);
  std::memcpy(to, state.chunk.data() + state.used, part);
  state.used += part;
  return part;
}

std::size_t ByteSource::position() const { return state_->consumed + state_->used; }

}  // namespace casebook::bibliography
