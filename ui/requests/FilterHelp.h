#pragma once

#include <QFrame>

namespace dragoman {

// What the filter understands, in examples that can be chosen. Deletes itself when it is closed.
class FilterHelp : public QFrame
{
    Q_OBJECT

public:
    explicit FilterHelp(QWidget* parent);

    // Below that widget, inside the screen.
    void popUp(const QWidget* below);

Q_SIGNALS:
    void chosen(const QString& example);
};

} // namespace dragoman
