#pragma once

#include <QTreeView>

#include <string_view>

class QStandardItem;
class QStandardItemModel;

namespace dragoman {

class JsonValue;

// A JSON text whose parts can be folded.
class JsonTree : public QTreeView
{
    Q_OBJECT

public:
    explicit JsonTree(QWidget* parent = nullptr);

    // False when it is no JSON, or has too many parts to be shown like this; then nothing is.
    bool showJson(std::string_view json);
    // Goes to the next part, or the one before, that holds `text`. False when there is none.
    bool find(const QString& text, bool isForward);

protected:
    void changeEvent(QEvent* event) override;

private:
    void add(QStandardItem& parent, const QString& name, const JsonValue& value);
    QModelIndexList partsWith(const QString& text) const;
    void retranslate();

    QStandardItemModel* m_model;
};

} // namespace dragoman
