#pragma once

#include <QWidget>

#include <string>

namespace dragoman {

// A sign of our own for a client: one or two letters on a rounded square. No program's logo is imitated.
class ClientMark : public QWidget
{
    Q_OBJECT

public:
    // `client` is an id of snippetClients(); `size` is in pixels.
    ClientMark(const std::string& client, int size, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const QString m_letters;
    const int m_hue;
};

} // namespace dragoman
