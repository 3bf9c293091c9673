#pragma once

#include <QLineEdit>

class QCompleter;
class QStringListModel;

namespace dragoman {

// Names of models, separated by commas. While one is typed, the known names that contain it are offered.
class ModelListField : public QLineEdit
{
    Q_OBJECT

public:
    // `known` is shared by several fields.
    explicit ModelListField(QStringListModel* known, QWidget* parent = nullptr);

    void setNames(const std::vector<std::string>& names);
    std::vector<std::string> names() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void offer();
    void take(const QString& name);

    QCompleter* m_completer;
};

} // namespace dragoman
