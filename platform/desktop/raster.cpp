#include "platform/desktop/raster.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace renkei::desktop {
namespace {

struct Colour {
  float r, g, b, a;  // 0..255, and a share
};

Colour unpack(ImU32 packed) {
  const auto part = [packed](int shift) { return static_cast<float>((packed >> shift) & 0xFF); };
  return {part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT),
          part(IM_COL32_A_SHIFT) / 255};
}

// What a texture has at a place: white with a coverage, or a colour. The nearest texel, because
// characters are drawn at whole pixels.
class Texture {
 public:
  explicit Texture(const ImTextureData& data) : data_(data) {}
  Colour at(float u, float v) const {
    const int x =
        std::clamp(static_cast<int>(u * static_cast<float>(data_.Width)), 0, data_.Width - 1);
    const int y =
        std::clamp(static_cast<int>(v * static_cast<float>(data_.Height)), 0, data_.Height - 1);
    const unsigned char* texel =
        data_.Pixels + (static_cast<std::ptrdiff_t>(y) * data_.Width + x) * data_.BytesPerPixel;
    if (data_.Format == ImTextureFormat_Alpha8)
      return {255, 255, 255, static_cast<float>(texel[0]) / 255};
    return {static_cast<float>(texel[0]), static_cast<float>(texel[1]),
            static_cast<float>(texel[2]), static_cast<float>(texel[3]) / 255};
  }

 private:
  const ImTextureData& data_;
};

struct Clip {
  int left, top, right, bottom;
};

void blend(unsigned char* pixel, const Colour& colour, const Colour& texel) {
  const float alpha = colour.a * texel.a;
  const float source[] = {colour.r * texel.r / 255, colour.g * texel.g / 255,
                          colour.b * texel.b / 255};
  for (int i = 0; i < 3; ++i)
    pixel[i] = static_cast<unsigned char>(
        std::lround(source[i] * alpha + static_cast<float>(pixel[i]) * (1 - alpha)));
}

// Twice the area of the triangle; positive on one side of the line from a to b.
float side_of(ImVec2 a, ImVec2 b, ImVec2 p) {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

// Of two triangles that share an edge only one has the pixels on it.
bool owns_edge(ImVec2 a, ImVec2 b) { return a.y > b.y || (a.y == b.y && a.x < b.x); }

class Painter {
 public:
  Painter(Picture& picture, ImVec2 origin) : picture_(picture), origin_(origin) {}

  void triangle(ImDrawVert a, ImDrawVert b, ImDrawVert c, const Texture& texture,
                const Clip& clip) {
    for (ImDrawVert* corner : {&a, &b, &c})
      corner->pos = {corner->pos.x - origin_.x, corner->pos.y - origin_.y};
    float area = side_of(a.pos, b.pos, c.pos);
    if (area == 0) return;
    if (area < 0) std::swap(b, c), area = -area;
    const auto [left, right] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
    const auto [top, bottom] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
    const int x0 = std::max(clip.left, static_cast<int>(std::floor(left)));
    const int x1 = std::min(clip.right, static_cast<int>(std::ceil(right)));
    const int y0 = std::max(clip.top, static_cast<int>(std::floor(top)));
    const int y1 = std::min(clip.bottom, static_cast<int>(std::ceil(bottom)));
    const Colour ca = unpack(a.col), cb = unpack(b.col), cc = unpack(c.col);
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x) {
        const ImVec2 p(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
        const float wa = side_of(b.pos, c.pos, p), wb = side_of(c.pos, a.pos, p),
                    wc = side_of(a.pos, b.pos, p);
        if (!is_inside(wa, b.pos, c.pos) || !is_inside(wb, c.pos, a.pos) ||
            !is_inside(wc, a.pos, b.pos))
          continue;
        const auto mix = [&](float va, float vb, float vc) {
          return (va * wa + vb * wb + vc * wc) / area;
        };
        blend(pixel(x, y),
              {mix(ca.r, cb.r, cc.r), mix(ca.g, cb.g, cc.g), mix(ca.b, cb.b, cc.b),
               mix(ca.a, cb.a, cc.a)},
              texture.at(mix(a.uv.x, b.uv.x, c.uv.x), mix(a.uv.y, b.uv.y, c.uv.y)));
      }
  }

 private:
  static bool is_inside(float weight, ImVec2 from, ImVec2 to) {
    return weight > 0 || (weight == 0 && owns_edge(from, to));
  }
  unsigned char* pixel(int x, int y) {
    return reinterpret_cast<unsigned char*>(picture_.rgb.data()) +
           (static_cast<std::ptrdiff_t>(y) * picture_.width + x) * 3;
  }

  Picture& picture_;
  ImVec2 origin_;
};

Clip clip_of(const ImDrawCmd& command, const Picture& picture, ImVec2 origin) {
  return {std::max(0, static_cast<int>(command.ClipRect.x - origin.x)),
          std::max(0, static_cast<int>(command.ClipRect.y - origin.y)),
          std::min(picture.width, static_cast<int>(command.ClipRect.z - origin.x)),
          std::min(picture.height, static_cast<int>(command.ClipRect.w - origin.y))};
}

}  // namespace

Picture raster(const ImDrawData& data, ImU32 behind) {
  Picture picture{static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y), {}};
  const Colour ground = unpack(behind);
  const char texel[] = {static_cast<char>(ground.r), static_cast<char>(ground.g),
                        static_cast<char>(ground.b)};
  for (int i = 0; i < picture.width * picture.height; ++i) picture.rgb.append(texel, 3);
  Painter painter(picture, data.DisplayPos);
  for (const ImDrawList* list : data.CmdLists)
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImTextureData* pixels = command.TexRef._TexData;
      if (command.UserCallback != nullptr || pixels == nullptr) continue;
      const Texture texture(*pixels);
      const Clip clip = clip_of(command, picture, data.DisplayPos);
      const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset;
      const ImDrawVert* vertex = list->VtxBuffer.Data + command.VtxOffset;
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3)
        painter.triangle(vertex[index[i]], vertex[index[i + 1]], vertex[index[i + 2]], texture,
                         clip);
    }
  return picture;
}

}  // namespace renkei::desktop
