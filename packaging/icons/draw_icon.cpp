// draw_icon SIZE FILE.png ...: writes the program's icon in each size.
#include "ui/ProgramMark.h"

#include <QByteArray>
#include <QImage>
#include <QPainter>
#include <QString>

#include <cstdio>

namespace {

QImage icon(int size)
{
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / dragoman::markGrid, size / dragoman::markGrid);
    dragoman::drawProgramMark(painter);
    return image;
}

} // namespace

int main(int argc, char** argv)
{
    for (int i = 1; i + 1 < argc; i += 2) {
        const int size = QByteArray(argv[i]).toInt();
        if (size < 1 || !icon(size).save(QString::fromLocal8Bit(argv[i + 1]), "PNG")) {
            std::fprintf(stderr, "draw_icon: cannot write '%s' in size %s\n", argv[i + 1], argv[i]);
            return 1;
        }
    }
    return 0;
}
