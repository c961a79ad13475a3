#include "bibliography/byte_source.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace casebook::bibliography {
namespace {

constexpr std::size_t kChunk = 256 * 1024;
constexpr unsigned char kMagic0 = 0x1F;
constexpr unsigned char kMagic1 = 0x8B;

/// The file as it is on the disk, with its first bytes looked at.
class File {
 public:
  explicit File(const std::string& name) : chunk_(kChunk) {
    std::error_code none;
    if (std::filesystem::is_directory(name, none)) throw BrokenInput("is a folder, expected a file");
    errno = 0;
    file_ = std::fopen(name.c_str(), "rb");
    if (file_ == nullptr) throw BrokenInput(std::string("cannot be opened: ") + std::strerror(errno));
    std::setvbuf(file_, nullptr, _IONBF, 0);   // read in chunks as it is
    try {
      fill();
    } catch (...) {
      std::fclose(file_);
      throw;
    }
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::fclose(file_); }

  bool is_gzip() const { return filled_ >= 2 && chunk_[0] == kMagic0 && chunk_[1] == kMagic1; }
  bool more() {
    if (used_ == filled_) fill();
    return used_ < filled_;
  }
  const unsigned char* data() const { return chunk_.data() + used_; }
  std::size_t left() const { return filled_ - used_; }
  void use(std::size_t bytes) { used_ += bytes; }
  std::size_t position() const { return consumed_ + used_; }

  std::size_t read(char* to, std::size_t size) {
    if (used_ == filled_ && size >= kChunk) {   // past the buffer
      consumed_ += used_;
      used_ = filled_ = 0;
      const auto got = read_on(to, size);
      consumed_ += got;
      return got;
    }
    if (!more()) return 0;
    const auto part = std::min(size, left());
    std::memcpy(to, data(), part);
    used_ += part;
    return part;
  }

 private:
  /// The next chunk; none is left at the end of the file.
  void fill() {
    consumed_ += used_;
    used_ = 0;
    filled_ = 0;
    filled_ = read_on(reinterpret_cast<char*>(chunk_.data()), chunk_.size());
  }
  std::size_t read_on(char* to, std::size_t size) {
    const auto got = std::fread(to, 1, size, file_);
    if (got == 0 && std::ferror(file_) != 0) throw BrokenInput(std::string("cannot be read on: ") + std::strerror(errno));
    return got;
  }

  std::FILE* file_ = nullptr;
  std::vector<unsigned char> chunk_;
  std::size_t used_ = 0;
  std::size_t filled_ = 0;
  std::size_t consumed_ = 0;
};

/// The members of a gzip file, one after another.
class Unpacking {
 public:
  explicit Unpacking(File& file) : file_(file) {
    if (inflateInit2(&stream_, 16 + MAX_WBITS) != Z_OK) throw BrokenInput("no memory to unpack it");
  }
  Unpacking(const Unpacking&) = delete;
  Unpacking& operator=(const Unpacking&) = delete;
  ~Unpacking() { inflateEnd(&stream_); }

  /// Fills `to` as far as there is something; what is wrong is thrown by the call that finds nothing before it.
  std::size_t read(char* to, std::size_t size) {
    std::size_t done = 0;
    try {
      while (done < size && more_members()) done += some(to + done, size - done);
    } catch (const BrokenInput&) {
      if (done == 0) throw;   // else it will be found again: nothing was used up
    }
    return done;
  }

 private:
  /// Within a member, or at the beginning of another one. Zero bytes may fill up a block of a tape.
  bool more_members() {
    if (!between_) return true;
    while (file_.more() && *file_.data() == 0) file_.use(1);
    if (!file_.more()) return false;
    if (*file_.data() != kMagic0) throw BrokenInput("bytes that are no gzip data stand behind it");
    inflateReset(&stream_);
    between_ = false;
    return true;
  }

  std::size_t some(char* to, std::size_t size) {
    if (!file_.more()) throw BrokenInput("the gzip data ends in the middle; the file is truncated");
    const auto before = file_.left();
    stream_.next_in = const_cast<Bytef*>(file_.data());
    stream_.avail_in = static_cast<uInt>(before);
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(std::min(size, kChunk));
    const auto room = stream_.avail_out;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    file_.use(before - stream_.avail_in);
    const std::size_t put = room - stream_.avail_out;
    if (result == Z_STREAM_END) {
      between_ = true;
    } else if (result != Z_OK && result != Z_BUF_ERROR && put == 0) {   // said by the next call when there is something to hand out first
      throw BrokenInput(std::string("the gzip data is damaged") + (stream_.msg == nullptr ? "" : std::string(": ") + stream_.msg));
    }
    return put;
  }

  File& file_;
  bool between_ = false;
  z_stream stream_{};
};

/// Unpacks on a thread of its own, a few blocks ahead of whoever reads.
class UnpackedAhead {
 public:
  explicit UnpackedAhead(File& file) : file_(file), unpacking_(file), thread_([this] { work(); }) {}
  UnpackedAhead(const UnpackedAhead&) = delete;
  UnpackedAhead& operator=(const UnpackedAhead&) = delete;
  ~UnpackedAhead() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

  std::size_t read(char* to, std::size_t size) {
    if (block_ == nullptr || used_ == block_->size) {
      std::unique_lock lock(mutex_);
      if (block_ != nullptr) {   // may be filled anew
        block_ = nullptr;
        ++taken_;
        changed_.notify_all();
      }
      changed_.wait(lock, [this] { return made_ > taken_ || ended_; });
      if (made_ == taken_) {
        if (failure_) std::rethrow_exception(failure_);
        return 0;
      }
      block_ = &blocks_[taken_ % kBlocks];
      used_ = 0;
      position_ = block_->position;
    }
    const auto part = std::min(size, block_->size - used_);
    std::memcpy(to, block_->bytes.data() + used_, part);
    used_ += part;
    return part;
  }
  std::size_t position() const { return position_; }

 private:
  struct Block {
    std::vector<char> bytes = std::vector<char>(kChunk);
    std::size_t size = 0;
    std::size_t position = 0;   ///< in the file
  };
  static constexpr std::size_t kBlocks = 4;

  void work() {
    std::exception_ptr failure;
    try {
      for (;;) {
        {
          std::unique_lock lock(mutex_);
          changed_.wait(lock, [this] { return stop_ || made_ - taken_ < kBlocks; });
          if (stop_) return;
        }
        Block& block = blocks_[made_ % kBlocks];   // nobody else touches it, nor made_
        block.size = unpacking_.read(block.bytes.data(), block.bytes.size());
        block.position = file_.position();
        if (block.size == 0) break;
        const std::lock_guard lock(mutex_);
        ++made_;
        changed_.notify_all();
      }
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    failure_ = failure;
    ended_ = true;
    changed_.notify_all();
  }

  File& file_;
  Unpacking unpacking_;
  std::array<Block, kBlocks> blocks_;
  Block* block_ = nullptr;        ///< that is being read
  std::size_t used_ = 0;          ///< of it
  std::size_t position_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t made_ = 0;          ///< blocks filled, in all
  std::size_t taken_ = 0;         ///< blocks used up, in all
  bool ended_ = false;
  bool stop_ = false;
  std::exception_ptr failure_;
  std::thread thread_;            ///< last: it begins when the rest is there
};

}  // namespace

struct ByteSource::State {
  explicit State(const std::string& name) : file(name) {
    if (!file.is_gzip()) return;
    try {
      ahead = std::make_unique<UnpackedAhead>(file);
    } catch (const std::system_error&) {   // no thread to be had
      unpacking = std::make_unique<Unpacking>(file);
    }
  }

  File file;
  std::unique_ptr<Unpacking> unpacking;
  std::unique_ptr<UnpackedAhead> ahead;
};

ByteSource::ByteSource(const std::string& file) : state_(std::make_unique<State>(file)) {}
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;
ByteSource::~ByteSource() = default;

std::size_t ByteSource::read(char* to, std::size_t size) {
  State& state = *state_;
  if (state.ahead) return state.ahead->read(to, size);
  return state.unpacking ? state.unpacking->read(to, size) : state.file.read(to, size);
}

std::size_t ByteSource::position() const { return state_->ahead ? state_->ahead->position() : state_->file.position(); }

}  // namespace casebook::bibliography
