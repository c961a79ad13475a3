#pragma once
// The bytes of an input file, unpacked.

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>

namespace casebook::bibliography {

/// The bytes of a file end where they should not, or are damaged: what is wrong, without the file's name. What was read before is good.
class BrokenInput : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads a file from its beginning; gzip (told by its first bytes, several members one after another included) is unpacked on the way, on a thread of its own and
/// at most a megabyte ahead.
class ByteSource {
 public:
  /// \throws BrokenInput when the file cannot be read
  explicit ByteSource(const std::string& file);
  ByteSource(ByteSource&&) noexcept;
  ByteSource& operator=(ByteSource&&) noexcept;
  ~ByteSource();

  /// \returns bytes put at `to`, at most `size`; 0 at the end
  /// \throws BrokenInput for truncated or damaged gzip and for what the disk refuses
  std::size_t read(char* to, std::size_t size);

  /// Bytes of the file itself consumed so far (of a packed one: up to the end of the block that is read): for progress.
  std::size_t position() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace casebook::bibliography
