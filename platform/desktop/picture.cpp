#include "platform/desktop/picture.hpp"

#include <png.h>

#include <fstream>

#include "core/base/file.hpp"

namespace renkei::desktop {
namespace {

std::string ppm(const Picture& picture) {
  return "P6\n" + std::to_string(picture.width) + " " + std::to_string(picture.height) + "\n255\n" +
         picture.rgb;
}

// Empty when there is no memory for it.
std::string png(const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&image, nullptr, &size, 0, picture.rgb.data(), 0, nullptr);
  std::string bytes(size, '\0');
  if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.rgb.data(), 0, nullptr))
    return {};
  bytes.resize(size);
  return bytes;
}

// An earlier picture may be replaced; anything else that has the name stays.
bool is_picture(const Path& file) {
  std::ifstream in(file.native(), std::ios::binary);
  char head[4] = {};
  in.read(head, sizeof head);
  const std::string_view begins(head, sizeof head);
  return in && (begins == "\x89PNG" || begins.starts_with("P6\n"));
}

}  // namespace

Status write_picture(const Picture& picture, const std::string& file) {
  const std::string bytes = file.ends_with(".png") ? png(picture) : ppm(picture);
  if (!is_picture(file)) return write_new_file(file, bytes);
  if (replace_file(file, bytes)) return Done{};
  return Error(Code::target_unwritable, {{"file", file}});
}

}  // namespace renkei::desktop
