#include "casefile/node.h"

namespace casebook::casefile {

std::string write_yaml(const Node&) { return {}; }

}  // namespace casebook::casefile
