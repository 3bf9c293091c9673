#include "base/PrintableText.h"

namespace dragoman {

namespace {

bool isControl(unsigned char byte)
{
    return byte < 0x20 || byte == 0x7f;
}

// U+0080 to U+009F, which terminals obey too.
bool isLongControl(unsigned char first, unsigned char second)
{
    return first == 0xc2 && second >= 0x80 && second <= 0x9f;
}

} // namespace

std::string printable(std::string text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool twoBytes = i + 1 < text.size()
            && isLongControl(static_cast<unsigned char>(text[i]), static_cast<unsigned char>(text[i + 1]));
        if (twoBytes)
            text.replace(i, 2, "?");
        else if (isControl(static_cast<unsigned char>(text[i])))
            text[i] = '?';
    }
    return text;
}

} // namespace dragoman
