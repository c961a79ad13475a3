#pragma once
// The text of an input file in UTF-8, whatever it is written in.

#include <string>

#include "bibliography/byte_source.h"

namespace casebook::bibliography {

/// UTF-8 (with or without byte order mark), UTF-16 (by its mark or its first character), and what an XML declaration names: ISO-8859-1, windows-1252, US-ASCII.
/// Text without mark and declaration is taken as UTF-8 and not looked through: whoever reads it does.
class TextSource {
 public:
  /// \throws BrokenInput when the file cannot be read or names an encoding that is not among these
  explicit TextSource(const std::string& file);

  /// \returns bytes of UTF-8 put at `to`, at most `size` (at least 4); 0 at the end. A character may be cut at the end of what is put there.
  /// \throws BrokenInput
  std::size_t read(char* to, std::size_t size);

  /// Bytes of the file itself consumed so far: for progress.
  std::size_t position() const { return bytes_.position(); }
  /// The first characters of the text (at most 4096 bytes), which read() gives again.
  const std::string& beginning() const { return beginning_; }

 private:
  enum class Encoding { utf_8, utf_16_le, utf_16_be, latin_1 };
  std::size_t decode(char* to, std::size_t size);

  ByteSource bytes_;
  Encoding encoding_ = Encoding::utf_8;
  std::string raw_;           ///< bytes read and not yet decoded
  std::size_t raw_used_ = 0;
  std::string beginning_;
  std::size_t beginning_used_ = 0;
};

}  // namespace casebook::bibliography
