<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>AcrossView</name>
    <message>
        <source>What the sources say</source>
        <translation>ما تقوله المصادر</translation>
    </message>
    <message>
        <source>A day, or from one day to another, in any calendar</source>
        <translation>يوم، أو من يوم إلى يوم، بأي تقويم</translation>
    </message>
    <message>
        <source>Days the sources are asked about</source>
        <translation>الأيام التي تُسأل عنها المصادر</translation>
    </message>
    <message>
        <source>Longer times too</source>
        <translation>والأزمنة الأطول أيضًا</translation>
    </message>
    <message>
        <source>Years and centuries that hold these days</source>
        <translation>السنوات والقرون التي تقع فيها هذه الأيام</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>المقاطع</translation>
    </message>
    <message>
        <source>Web page (HTML)…</source>
        <translation>صفحة ويب (HTML)…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>ملف PDF…</translation>
    </message>
    <message>
        <source>Markdown…</source>
        <translation>ملف Markdown…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>What the sources say of {days}</source>
        <translation>ما تقوله المصادر عن {days}</translation>
    </message>
    <message>
        <source>This is not a date Tarikh can read</source>
        <translation>ليس هذا تاريخًا يستطيع «تاريخ» قراءته</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%n مقاطع</numerusform>
            <numerusform>%n مقطعًا</numerusform>
            <numerusform>%n مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>لا وثائق</numerusform>
            <numerusform>وثيقة واحدة</numerusform>
            <numerusform>وثيقتين</numerusform>
            <numerusform>%n وثائق</numerusform>
            <numerusform>%n وثيقة</numerusform>
            <numerusform>%n وثيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>{passages} in {documents}</source>
        <translation>{passages} في {documents}</translation>
    </message>
    <message>
        <source>No document speaks of these days.</source>
        <translation>لا وثيقة تتحدث عن هذه الأيام.</translation>
    </message>
    <message>
        <source>This could not be written: {reason}</source>
        <translation>تعذّرت الكتابة: {reason}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;طباعة…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>حفظ بصيغة P&amp;DF…</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>إغلاق اللسان</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy with &amp;reference</source>
        <translation>نسخ مع ال&amp;مصدر</translation>
    </message>
    <message>
        <source>&amp;Bookmark this place</source>
        <translation>وضع إشارة مرجعية هنا</translation>
    </message>
    <message>
        <source>&amp;Highlight selection</source>
        <translation>تظليل المحدَّد</translation>
    </message>
    <message>
        <source>Add &amp;note</source>
        <translation>إضافة ملاحظة</translation>
    </message>
    <message>
        <source>Fit highlight or note to the selection</source>
        <translation>اجعل التظليل أو الملاحظة على قدر التحديد</translation>
    </message>
    <message>
        <source>Confirm this date</source>
        <translation>أكّد هذا التاريخ</translation>
    </message>
    <message>
        <source>Correct this date…</source>
        <translation>صحّح هذا التاريخ…</translation>
    </message>
    <message>
        <source>This is not a date</source>
        <translation>ليس هذا تاريخًا</translation>
    </message>
    <message>
        <source>Selected text is a date…</source>
        <translation>النص المحدد تاريخ…</translation>
    </message>
    <message>
        <source>Take back my correction of this date</source>
        <translation>تراجع عن تصحيحي لهذا التاريخ</translation>
    </message>
    <message>
        <source>Dates of this document…</source>
        <translation>تواريخ هذه الوثيقة…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>تقدّم</translation>
    </message>
    <message>
        <source>&amp;Search everything</source>
        <translation>البحث في كل شيء</translation>
    </message>
    <message>
        <source>Find in &amp;page</source>
        <translation>البحث في الصفحة</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>المطابقة التالية</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>المطابقة السابقة</translation>
    </message>
    <message>
        <source>&amp;Go to a date or a place…</source>
        <translation>الا&amp;نتقال إلى تاريخ أو موضع…</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>اللسان التالي</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>اللسان السابق</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>الجزء التالي من النافذة</translation>
    </message>
    <message>
        <source>Two pages &amp;side by side</source>
        <translation>&amp;صفحتان جنبًا إلى جنب</translation>
    </message>
    <message>
        <source>&amp;Tie the two pages by date</source>
        <translation>&amp;ربط الصفحتين بالتاريخ</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>المحتويات</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>البحث</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>&amp;Information</source>
        <translation>المعلومات</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>خط الزمن</translation>
    </message>
    <message>
        <source>&amp;Page only</source>
        <translation>الصفحة وحدها</translation>
    </message>
    <message>
        <source>Caret in the text</source>
        <translation>مؤشر في النص</translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation>المحارف الخفية</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>تكبير النص</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>تصغير النص</translation>
    </message>
    <message>
        <source>Default text size</source>
        <translation>حجم النص المعتاد</translation>
    </message>
    <message>
        <source>Justified lines</source>
        <translation>ضبط الأسطر على الهامشين</translation>
    </message>
    <message>
        <source>Hide Arabic vowel signs</source>
        <translation>إخفاء التشكيل</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>الإ&amp;عدادات…</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>ألوان النظام</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>ألوان فاتحة</translation>
    </message>
    <message>
        <source>Sepia colours</source>
        <translation>ألوان بنّية دافئة</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>ألوان داكنة</translation>
    </message>
    <message>
        <source>High-contrast colours</source>
        <translation>ألوان عالية التباين</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>لغة النظام</translation>
    </message>
    <message>
        <source>Show all dates on the timeline</source>
        <translation>عرض كل التواريخ على خط الزمن</translation>
    </message>
    <message>
        <source>Timeline follows the page</source>
        <translation>خط الزمن يتبع الصفحة</translation>
    </message>
    <message>
        <source>Life spans on the timeline</source>
        <translation>أعمار الأشخاص على خط الزمن</translation>
    </message>
    <message>
        <source>What the sources say…</source>
        <translation>ما تقوله المصادر…</translation>
    </message>
    <message>
        <source>Table of events</source>
        <translation>جدول الأحداث</translation>
    </message>
    <message>
        <source>Remove the sample library</source>
        <translation>إزالة المكتبة النموذجية</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>الدليل</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>كل الأوامر…</translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>This place is bookmarked already</source>
        <translation>على هذا الموضع إشارة مرجعية من قبل</translation>
    </message>
    <message>
        <source>Bookmark added</source>
        <translation>وُضعت إشارة مرجعية</translation>
    </message>
    <message>
        <source>Select some text first, then highlight it</source>
        <translation>حدّد نصًّا أولًا ثم ظلّله</translation>
    </message>
    <message>
        <source>Highlighted</source>
        <translation>تم التظليل</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>تم الحذف</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>تغيّر</translation>
    </message>
    <message>
        <source>Select text that touches a highlight or a note</source>
        <translation>حدّد نصًا يمسّ تظليلًا أو ملاحظة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>This note</source>
        <translation>هذه الملاحظة</translation>
    </message>
    <message>
        <source>This highlight</source>
        <translation>هذا التظليل</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>تحرير الملاحظة</translation>
    </message>
    <message>
        <source>Add a note to it</source>
        <translation>أضف إليه ملاحظة</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Selected: {text}</source>
        <translation>المحدَّد: {text}</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>Enter saves · Esc cancels</source>
        <translation>للحفظ Enter · للإلغاء Esc</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves · Esc cancels</source>
        <translation>للحفظ Ctrl+Enter · للإلغاء Esc</translation>
    </message>
    <message>
        <source>Edit (F2)</source>
        <translation>تحرير (F2)</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>حذف (Del)</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation>كل الأوامر</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>ماذا تريد أن تفعل؟</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>الأمر</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>No command is called that.</source>
        <translation>لا يوجد أمر بهذا الاسم.</translation>
    </message>
</context>
<context>
    <name>ContentsPanel</name>
    <message>
        <source>Contents</source>
        <translation>المحتويات</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>العناوين</translation>
    </message>
    <message>
        <source>No document is open</source>
        <translation>لا وثيقة مفتوحة</translation>
    </message>
    <message>
        <source>Choose one in the library to read it.</source>
        <translation>اختر وثيقة من المكتبة لقراءتها.</translation>
    </message>
    <message>
        <source>No headings in this document</source>
        <translation>لا عناوين في هذه الوثيقة</translation>
    </message>
    <message>
        <source>The timeline and the search lead through it.</source>
        <translation>تنقّل فيها بخط الزمن والبحث.</translation>
    </message>
</context>
<context>
    <name>DateDialog</name>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>22 January 1905, 1905, ۲ بهمن ۱۲۸۳, 1914/1918 …</source>
        <translation>22 يناير 1905، 1905، ۲ بهمن ۱۲۸۳، 1914/1918 …</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>كما كُتب</translation>
    </message>
    <message>
        <source>About: the date is approximate</source>
        <translation>نحو: التاريخ تقريبي</translation>
    </message>
    <message>
        <source>&amp;Date:</source>
        <translation>الت&amp;اريخ:</translation>
    </message>
    <message>
        <source>&amp;Calendar:</source>
        <translation>الت&amp;قويم:</translation>
    </message>
    <message>
        <source>about</source>
        <translation>نحو</translation>
    </message>
    <message>
        <source>This is not read as one whole date yet</source>
        <translation>لا يُقرأ هذا بعدُ تاريخًا واحدًا كاملًا</translation>
    </message>
    <message>
        <source>Type a date in any calendar or language</source>
        <translation>اكتب تاريخًا بأي تقويم أو لغة</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Go to a date…</source>
        <translation>اذهب إلى تاريخ…</translation>
    </message>
    <message>
        <source>Go to a date on the timeline</source>
        <translation>اذهب إلى تاريخ على خط الزمن</translation>
    </message>
    <message>
        <source>A day, a month or a year, in any of the four calendars</source>
        <translation>يوم أو شهر أو سنة، بأيٍّ من التقاويم الأربعة</translation>
    </message>
    <message>
        <source>This is not a date Tarikh can read</source>
        <translation>ليس هذا تاريخًا يستطيع «تاريخ» قراءته</translation>
    </message>
</context>
<context>
    <name>Dating</name>
    <message>
        <source>There is no date here</source>
        <translation>لا تاريخ هنا</translation>
    </message>
    <message>
        <source>This date is confirmed already</source>
        <translation>هذا التاريخ مؤكَّد من قبل</translation>
    </message>
    <message>
        <source>Date confirmed</source>
        <translation>أُكِّد التاريخ</translation>
    </message>
    <message>
        <source>Not a date any more</source>
        <translation>لم يعد تاريخًا</translation>
    </message>
    <message>
        <source>Select the words of the date first</source>
        <translation>حدّد كلمات التاريخ أولًا</translation>
    </message>
    <message>
        <source>This date was not corrected</source>
        <translation>لم يُصحَّح هذا التاريخ</translation>
    </message>
    <message>
        <source>Correction taken back</source>
        <translation>سُحب التصحيح</translation>
    </message>
    <message>
        <source>Date added</source>
        <translation>أُضيف التاريخ</translation>
    </message>
    <message>
        <source>Date corrected</source>
        <translation>صُحِّح التاريخ</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>This date</source>
        <translation>هذا التاريخ</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>أكّد</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>صحّح…</translation>
    </message>
    <message>
        <source>Not a date</source>
        <translation>ليس تاريخًا</translation>
    </message>
    <message>
        <source>Take back my correction</source>
        <translation>تراجع عن تصحيحي</translation>
    </message>
</context>
<context>
    <name>DocumentDatesDialog</name>
    <message>
        <source>Dates of this document</source>
        <translation>تواريخ هذه الوثيقة</translation>
    </message>
    <message>
        <source>Russian dates are Old Style (Julian until 13 February 1918)</source>
        <translation>التواريخ الروسية على النمط القديم (يولياني حتى 13 فبراير 1918)</translation>
    </message>
    <message>
        <source>Dates without a year belong to the year</source>
        <translation>التواريخ التي بلا سنة تنتمي إلى سنة</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>سنة</translation>
    </message>
    <message>
        <source>The document is read again; your own corrections stay.</source>
        <translation>تُقرأ الوثيقة من جديد، وتبقى تصحيحاتك.</translation>
    </message>
</context>
<context>
    <name>DocumentModel</name>
    <message>
        <source>no dates</source>
        <translation>بلا تواريخ</translation>
    </message>
    <message>
        <source>1 date</source>
        <translation>تاريخ واحد</translation>
    </message>
    <message numerus="yes">
        <source>{n} dates</source>
        <translation>
            <numerusform>بلا تواريخ</numerusform>
            <numerusform>تاريخ واحد</numerusform>
            <numerusform>تاريخان</numerusform>
            <numerusform>{n} تواريخ</numerusform>
            <numerusform>{n} تاريخًا</numerusform>
            <numerusform>{n} تاريخ</numerusform>
        </translation>
    </message>
    <message>
        <source>{language} · {dates}</source>
        <translation>{language} · {dates}</translation>
    </message>
</context>
<context>
    <name>ElidedValue</name>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>الجملة</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>الوثيقة</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>اليقين</translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <source>Day</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>شهر</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>فصل</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>سنة</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>مدة</translation>
    </message>
    <message>
        <source>Decade</source>
        <translation>عقد</translation>
    </message>
    <message>
        <source>Century</source>
        <translation>قرن</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>مذكور</translation>
    </message>
    <message>
        <source>Inferred</source>
        <translation>مستنتج</translation>
    </message>
    <message>
        <source>Approximate</source>
        <translation>تقريبي</translation>
    </message>
    <message>
        <source>Table of events</source>
        <translation>جدول الأحداث</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Filter the events by words</source>
        <translation>تصفية الأحداث بالكلمات</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>Every precision</source>
        <translation>كل دقة</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>اليقين</translation>
    </message>
    <message>
        <source>Every certainty</source>
        <translation>كل يقين</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>لا أحداث</numerusform>
            <numerusform>حدث واحد</numerusform>
            <numerusform>حدثان</numerusform>
            <numerusform>%n أحداث</numerusform>
            <numerusform>%n حدثًا</numerusform>
            <numerusform>%n حدث</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to its page</source>
        <translation>اذهب إلى صفحته</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in page</source>
        <translation>البحث في الصفحة</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>النتيجة السابقة (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>النتيجة التالية (Enter)</translation>
    </message>
    <message>
        <source>Exact: marks, hamza and capitals count</source>
        <translation>مطابقة تامة: يُعتدّ بالتشكيل والهمزات وحالة الأحرف</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>إغلاق (Escape)</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} من {total}</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لا نتائج</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Go to a date or a place</source>
        <translation>الانتقال إلى تاريخ أو موضع</translation>
    </message>
    <message>
        <source>A day, a month or a year, in any of the four calendars; or a percentage, such as 45%:</source>
        <translation>يوم أو شهر أو سنة بأيٍّ من التقاويم الأربعة؛ أو نسبة مئوية مثل ٤٥٪:</translation>
    </message>
    <message>
        <source>{words} is not a date Tarikh can read</source>
        <translation>تعذّرت قراءة {words} على أنه تاريخ</translation>
    </message>
    <message>
        <source>This document names no date</source>
        <translation>لا تذكر هذه الوثيقة أي تاريخ</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Documents</source>
        <translation>الوثائق</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>إضافة ملفات</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>إضافة مجلد</translation>
    </message>
    <message>
        <source>importing {n} of {total}</source>
        <translation>استيراد {n} من {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) added</source>
        <translation>
            <numerusform>لم تُضَف أي وثيقة</numerusform>
            <numerusform>أُضيفت وثيقة واحدة</numerusform>
            <numerusform>أُضيفت وثيقتان</numerusform>
            <numerusform>أُضيفت %n وثائق</numerusform>
            <numerusform>أُضيفت %n وثيقة</numerusform>
            <numerusform>أُضيفت %n وثيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in the library</source>
        <translation>
            <numerusform>لا شيء منها في المكتبة من قبل</numerusform>
            <numerusform>واحدة في المكتبة من قبل</numerusform>
            <numerusform>اثنتان في المكتبة من قبل</numerusform>
            <numerusform>%n في المكتبة من قبل</numerusform>
            <numerusform>%n في المكتبة من قبل</numerusform>
            <numerusform>%n في المكتبة من قبل</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped before the rest</source>
        <translation>أُوقفت الإضافة قبل تمامها</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be added</source>
        <translation>
            <numerusform>لم تتعذّر إضافة أي ملف</numerusform>
            <numerusform>تعذّرت إضافة ملف واحد</numerusform>
            <numerusform>تعذّرت إضافة ملفين</numerusform>
            <numerusform>تعذّرت إضافة %n ملفات</numerusform>
            <numerusform>تعذّرت إضافة %n ملفًا</numerusform>
            <numerusform>تعذّرت إضافة %n ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… ولا شيء غيرها</numerusform>
            <numerusform>… وملف آخر</numerusform>
            <numerusform>… وملفان آخران</numerusform>
            <numerusform>… و%n ملفات أخرى</numerusform>
            <numerusform>… و%n ملفًا آخر</numerusform>
            <numerusform>… و%n ملف آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>ملفات لم تُضَف</translation>
    </message>
</context>
<context>
    <name>InfoPanel</name>
    <message>
        <source>Information</source>
        <translation>المعلومات</translation>
    </message>
    <message>
        <source>No document is open</source>
        <translation>لا وثيقة مفتوحة</translation>
    </message>
    <message>
        <source>Choose one in the library to read it.</source>
        <translation>اختر وثيقة من المكتبة لقراءتها.</translation>
    </message>
    <message>
        <source>Notes on the import</source>
        <translation>ملاحظات الاستيراد</translation>
    </message>
    <message>
        <source>Corrected dates not found again</source>
        <translation>تواريخ مصحَّحة لم يُعثر عليها ثانية</translation>
    </message>
    <message numerus="yes">
        <source>{n} characters</source>
        <translation>
            <numerusform>بلا حروف</numerusform>
            <numerusform>حرف واحد</numerusform>
            <numerusform>حرفان</numerusform>
            <numerusform>{n} حروف</numerusform>
            <numerusform>{n} حرفًا</numerusform>
            <numerusform>{n} حرف</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>المؤلف</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Dates covered</source>
        <translation>المدى الزمني</translation>
    </message>
    <message>
        <source>Dates found</source>
        <translation>عدد التواريخ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Source file</source>
        <translation>الملف المصدر</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>تاريخ الإضافة</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>الناشر</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>الرابط</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Some letters could not be read and show as a question mark.</source>
        <translation>تعذّرت قراءة بعض الحروف، فظهرت مكانها علامة استفهام.</translation>
    </message>
    <message>
        <source>Lines broken in the middle of sentences were joined into paragraphs.</source>
        <translation>وُصلت الأسطر المقطوعة في وسط الجمل لتعود فقرات.</translation>
    </message>
    <message>
        <source>A very long paragraph was divided.</source>
        <translation>قُسّمت فقرة طويلة جدًّا.</translation>
    </message>
    <message>
        <source>The file does not say how its letters are encoded; this was guessed.</source>
        <translation>لا يذكر الملف ترميز حروفه، فجرى تخمينه.</translation>
    </message>
    <message>
        <source>Invisible control characters were removed.</source>
        <translation>أُزيلت رموز تحكّم غير مرئية.</translation>
    </message>
    <message>
        <source>The import noted: {code}</source>
        <translation>ملاحظة من الاستيراد: {code}</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Sort and sections</source>
        <translation>الترتيب والأقسام</translation>
    </message>
    <message>
        <source>Add documents (Ctrl+O)</source>
        <translation>إضافة وثائق (Ctrl+O)</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Sort by title</source>
        <translation>ترتيب بحسب العنوان</translation>
    </message>
    <message>
        <source>Sort by date added</source>
        <translation>ترتيب بحسب تاريخ الإضافة</translation>
    </message>
    <message>
        <source>Sort by earliest date</source>
        <translation>ترتيب بحسب أقدم تاريخ</translation>
    </message>
    <message>
        <source>Sort by language</source>
        <translation>ترتيب بحسب اللغة</translation>
    </message>
    <message>
        <source>New section…</source>
        <translation>قسم جديد…</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>الأقسام</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Filter the documents</source>
        <translation>تصفية الوثائق</translation>
    </message>
    <message>
        <source>These documents came with Tarikh, to try things out.</source>
        <translation>هذه الوثائق مرفقة بالبرنامج لتجربته.</translation>
    </message>
    <message>
        <source>Remove the sample library</source>
        <translation>إزالة المكتبة النموذجية</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>الوثائق</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>كل الوثائق</translation>
    </message>
    <message>
        <source>Sample library</source>
        <translation>المكتبة النموذجية</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>المهملات</translation>
    </message>
    <message>
        <source>No document here matches {words}.</source>
        <translation>لا وثيقة هنا تطابق {words}.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>إزالة التصفية</translation>
    </message>
    <message>
        <source>No document here speaks of the selected days.</source>
        <translation>لا وثيقة هنا تتحدث عن الأيام المحددة.</translation>
    </message>
    <message>
        <source>Add your first documents</source>
        <translation>أضف أولى وثائقك</translation>
    </message>
    <message>
        <source>Drop files or a folder here, or choose them. Tarikh keeps its own copy.</source>
        <translation>أفلت ملفات أو مجلدًا هنا، أو اخترها. يحتفظ البرنامج بنسخته الخاصة.</translation>
    </message>
    <message>
        <source>Nothing in this section yet</source>
        <translation>لا شيء في هذا القسم بعد</translation>
    </message>
    <message>
        <source>Drag a document here, or choose “Move to section” in its menu.</source>
        <translation>اسحب وثيقة إلى هنا، أو اختر «نقل إلى قسم» من قائمتها.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>Remove section</source>
        <translation>إزالة القسم</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Show information</source>
        <translation>عرض المعلومات</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Delete permanently…</source>
        <translation>حذف نهائي…</translation>
    </message>
    <message>
        <source>Move to section</source>
        <translation>نقل إلى قسم</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>إزالة من المكتبة</translation>
    </message>
    <message>
        <source>No section</source>
        <translation>بلا قسم</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sample library</source>
        <translation>المكتبة النموذجية</translation>
    </message>
    <message>
        <source>Open a document from the library, or add your own: files, folders, or drop them here.</source>
        <translation>افتح وثيقة من المكتبة، أو أضف وثائقك: اختر ملفات أو مجلدًا، أو أفلتها هنا.</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Remove the sample library</source>
        <translation>إزالة المكتبة النموذجية</translation>
    </message>
    <message>
        <source>The sample library was removed</source>
        <translation>أُزيلت المكتبة النموذجية</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) removed</source>
        <translation>
            <numerusform>لم تُزَل أي وثيقة</numerusform>
            <numerusform>أُزيلت وثيقة واحدة</numerusform>
            <numerusform>أُزيلت وثيقتان</numerusform>
            <numerusform>أُزيلت %n وثائق</numerusform>
            <numerusform>أُزيلت %n وثيقة</numerusform>
            <numerusform>أُزيلت %n وثيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n document(s) for good?</source>
        <translation>
            <numerusform>لا وثائق لحذفها</numerusform>
            <numerusform>أتريد حذف هذه الوثيقة نهائيًّا؟</numerusform>
            <numerusform>أتريد حذف هاتين الوثيقتين نهائيًّا؟</numerusform>
            <numerusform>أتريد حذف %n وثائق نهائيًّا؟</numerusform>
            <numerusform>أتريد حذف %n وثيقة نهائيًّا؟</numerusform>
            <numerusform>أتريد حذف %n وثيقة نهائيًّا؟</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy in the library is deleted too. Notes on it are kept.</source>
        <translation>تُحذف النسخة المحفوظة في المكتبة أيضًا، وتبقى الملاحظات عليها.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>indexing {n} of {total}</source>
        <translation>فهرسة {n} من {total}</translation>
    </message>
</context>
<context>
    <name>MarkerStrip</name>
    <message>
        <source>Marks in the text</source>
        <translation>العلامات في النص</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Text of the note</source>
        <translation>نص الملاحظة</translation>
    </message>
    <message>
        <source>Name of the bookmark</source>
        <translation>اسم الإشارة</translation>
    </message>
    <message>
        <source>Note, in Markdown</source>
        <translation>ملاحظة بصيغة Markdown</translation>
    </message>
</context>
<context>
    <name>NotesModel</name>
    <message>
        <source>Passages not found</source>
        <translation>مواضع لم يُعثر عليها</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>إشارة</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>تم الحفظ</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Everything you marked</source>
        <translation>كل ما وضعت عليه علامة</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>الإشارات</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>التظليلات</translation>
    </message>
    <message>
        <source>Notes in the order of the page</source>
        <translation>الملاحظات بترتيب الصفحة</translation>
    </message>
    <message>
        <source>No bookmarks in this document</source>
        <translation>لا إشارات في هذه الوثيقة</translation>
    </message>
    <message>
        <source>No highlights in this document</source>
        <translation>لا تظليلات في هذه الوثيقة</translation>
    </message>
    <message>
        <source>No notes in this document</source>
        <translation>لا ملاحظات في هذه الوثيقة</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>عرض الكل</translation>
    </message>
    <message>
        <source>Mark what matters</source>
        <translation>علّم ما يهمّك</translation>
    </message>
    <message>
        <source>Ctrl+D bookmarks the place you read.
Select words on the page, then Ctrl+Shift+H highlights them and Ctrl+Shift+N writes a note on them.</source>
        <translation>يضع Ctrl+D إشارة حيث تقرأ.
حدّد كلمات في الصفحة، ثم ظلّلها بالمفاتيح Ctrl+Shift+H أو اكتب ملاحظة عليها بالمفاتيح Ctrl+Shift+N.</translation>
    </message>
    <message>
        <source>Go to passage</source>
        <translation>الذهاب إلى الموضع</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>حُفظ باسم {path}</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>أُرسل إلى الطابعة</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}</source>
        <translation>تعذّرت كتابة {path}: {reason}</translation>
    </message>
    <message>
        <source>Stopped; nothing was written</source>
        <translation>أُوقف، ولم يُكتب شيء</translation>
    </message>
    <message>
        <source>preparing pages: {n} %</source>
        <translation>إعداد الصفحات: {n} ٪</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>The whole document</source>
        <translation>الوثيقة كلها</translation>
    </message>
    <message>
        <source>The selection</source>
        <translation>المحدَّد</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>التظليلات</translation>
    </message>
    <message>
        <source>Notes, numbered, at the end</source>
        <translation>الملاحظات مرقّمة في الآخر</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>With</source>
        <translation>مع</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>الورق</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>حفظ بصيغة PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>This computer has no printer set up</source>
        <translation>لا طابعة معرَّفة على هذا الجهاز</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>PaperJob</name>
    <message>
        <source>nothing could be painted there</source>
        <translation>تعذّر الرسم هناك</translation>
    </message>
    <message>
        <source>the page could not be written</source>
        <translation>تعذّرت كتابة الصفحة</translation>
    </message>
</context>
<context>
    <name>ReadingArea</name>
    <message>
        <source>Choose a document to read beside this one.</source>
        <translation>اختر وثيقة لتقرأها بجانب هذه.</translation>
    </message>
    <message>
        <source>One page again</source>
        <translation>العودة إلى صفحة واحدة</translation>
    </message>
    <message>
        <source>Move to the other side</source>
        <translation>نقل إلى الجانب الآخر</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>فتح بالجانب</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>إغلاق اللسان</translation>
    </message>
    <message>
        <source>Close other tabs</source>
        <translation>إغلاق الألسنة الأخرى</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search</source>
        <translation>البحث</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>كلمات البحث</translation>
    </message>
    <message>
        <source>Whole library</source>
        <translation>المكتبة كلها</translation>
    </message>
    <message>
        <source>Search every document</source>
        <translation>البحث في كل الوثائق</translation>
    </message>
    <message>
        <source>This document</source>
        <translation>هذه الوثيقة</translation>
    </message>
    <message>
        <source>Search only the document on screen</source>
        <translation>البحث في الوثيقة المعروضة وحدها</translation>
    </message>
    <message>
        <source>Exact letters</source>
        <translation>مطابقة تامة</translation>
    </message>
    <message>
        <source>Tell apart what is otherwise the same: hamza, vowel marks, alef forms, accents, endings</source>
        <translation>التمييز بين ما يُوحَّد عادةً: الهمزات والتشكيل وصور الألف والنبرات ولواحق الكلمات</translation>
    </message>
    <message>
        <source>Order of the hits</source>
        <translation>ترتيب النتائج</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>الأنسب أولًا</translation>
    </message>
    <message>
        <source>By date spoken of</source>
        <translation>بحسب التاريخ المذكور</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>جارٍ البحث</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Type a word in any script. Spelling variants are found as well.</source>
        <translation>اكتب كلمة بأي خط، فتظهر صور كتابتها الأخرى أيضًا.</translation>
    </message>
    <message>
        <source>winter palace</source>
        <translation>قصر الشتاء</translation>
    </message>
    <message>
        <source>both words</source>
        <translation>الكلمتان معًا</translation>
    </message>
    <message>
        <source>“winter palace”</source>
        <translation>«قصر الشتاء»</translation>
    </message>
    <message>
        <source>next to each other</source>
        <translation>متجاورتان</translation>
    </message>
    <message>
        <source>revol*</source>
        <translation>ثور*</translation>
    </message>
    <message>
        <source>words that begin so</source>
        <translation>كل ما يبدأ بها</translation>
    </message>
    <message>
        <source>strike OR march</source>
        <translation>إضراب OR مسيرة</translation>
    </message>
    <message>
        <source>either word</source>
        <translation>إحدى الكلمتين</translation>
    </message>
    <message>
        <source>duma -second</source>
        <translation>أكتوبر -فبراير</translation>
    </message>
    <message>
        <source>without a word</source>
        <translation>باستبعاد كلمة</translation>
    </message>
    <message>
        <source>Nothing found for {query}.</source>
        <translation>لا نتائج عن {query}.</translation>
    </message>
    <message>
        <source>Try:</source>
        <translation>جرّب:</translation>
    </message>
    <message>
        <source>Try fewer words, or the beginning of one with *.</source>
        <translation>جرّب كلمات أقل، أو ضع * بعد أول الكلمة.</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>نتيجة واحدة</translation>
    </message>
    <message numerus="yes">
        <source>{n} hits</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>{n} نتائج</numerusform>
            <numerusform>{n} نتيجة</numerusform>
            <numerusform>{n} نتيجة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} hits in {documents} documents</source>
        <translation>
            <numerusform>لا نتائج في {documents} من الوثائق</numerusform>
            <numerusform>نتيجة واحدة في {documents} من الوثائق</numerusform>
            <numerusform>نتيجتان في {documents} من الوثائق</numerusform>
            <numerusform>{n} نتائج في {documents} من الوثائق</numerusform>
            <numerusform>{n} نتيجة في {documents} من الوثائق</numerusform>
            <numerusform>{n} نتيجة في {documents} من الوثائق</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Remove from library</source>
        <translation>إزالة من المكتبة</translation>
    </message>
    <message>
        <source>Restore from trash</source>
        <translation>استعادة من المهملات</translation>
    </message>
    <message>
        <source>Remove section</source>
        <translation>إزالة القسم</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>تحرير الملاحظة</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Add bookmark</source>
        <translation>إضافة إشارة</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>إضافة ملاحظة</translation>
    </message>
    <message>
        <source>Change direction</source>
        <translation>تغيير الاتجاه</translation>
    </message>
    <message>
        <source>Correct date</source>
        <translation>تصحيح تاريخ</translation>
    </message>
    <message>
        <source>Confirm date</source>
        <translation>تأكيد تاريخ</translation>
    </message>
    <message>
        <source>Dismiss date</source>
        <translation>استبعاد تاريخ</translation>
    </message>
    <message>
        <source>Add date</source>
        <translation>إضافة تاريخ</translation>
    </message>
    <message>
        <source>Take back correction</source>
        <translation>سحب تصحيح</translation>
    </message>
    <message>
        <source>Dates of the document</source>
        <translation>تواريخ الوثيقة</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>الصفحة</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>الخطوط بحسب الكتابة</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>الخط</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>تباعد الأسطر</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>Devanagari</source>
        <translation>الديوناغرية</translation>
    </message>
    <message>
        <source>Latin, Cyrillic, Greek</source>
        <translation>اللاتينية والسيريلية واليونانية</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>العبرية</translation>
    </message>
    <message>
        <source>{font} (not installed)</source>
        <translation>{font} (غير مثبَّت)</translation>
    </message>
    <message>
        <source>As the desktop ({size} pt)</source>
        <translation>كحجم خط النظام ({size} نقطة)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Longest line</source>
        <translation>أقصى طول للسطر</translation>
    </message>
    <message>
        <source>Least margin</source>
        <translation>أقل هامش</translation>
    </message>
    <message>
        <source>Justified lines</source>
        <translation>أسطر مضبوطة الطرفين</translation>
    </message>
    <message>
        <source>Hide Arabic vowel signs</source>
        <translation>إخفاء التشكيل</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>لغة النظام</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>ألوان النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتحة</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>بنّية دافئة</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكنة</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>عالية التباين</translation>
    </message>
</context>
<context>
    <name>SpanChip</name>
    <message>
        <source>Only what speaks of {days}. Press to show everything again.</source>
        <translation>ما يتحدث عن {days} فقط. اضغط لإظهار كل شيء من جديد.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>‏{n} ٪</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>All open documents</source>
        <translation>كل الوثائق المفتوحة</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Close tab</source>
        <translation>إغلاق اللسان</translation>
    </message>
</context>
<context>
    <name>TieButton</name>
    <message>
        <source>Untie the two pages</source>
        <translation>فك ربط الصفحتين</translation>
    </message>
    <message>
        <source>Tie the two pages by date</source>
        <translation>ربط الصفحتين بالتاريخ</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>خط الزمن</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s). Arrow keys go from one to the next, Enter opens its page.</source>
        <translation>
            <numerusform>لا أحداث.</numerusform>
            <numerusform>حدث واحد. اضغط Enter لفتح صفحته.</numerusform>
            <numerusform>حدثان. تنتقل مفاتيح الأسهم بينهما، ويفتح Enter صفحة الحدث.</numerusform>
            <numerusform>%n أحداث. تنتقل مفاتيح الأسهم بينها، ويفتح Enter صفحة الحدث.</numerusform>
            <numerusform>%n حدثًا. تنتقل مفاتيح الأسهم بينها، ويفتح Enter صفحة الحدث.</numerusform>
            <numerusform>%n حدث. تنتقل مفاتيح الأسهم بينها، ويفتح Enter صفحة الحدث.</numerusform>
        </translation>
    </message>
    <message>
        <source>Selected: {days}.</source>
        <translation>المحدد: {days}.</translation>
    </message>
    <message>
        <source>Dates found in your documents appear here</source>
        <translation>تظهر هنا التواريخ الواردة في وثائقك</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>إشارة</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Search hit</source>
        <translation>نتيجة بحث</translation>
    </message>
    <message>
        <source>Gregorian</source>
        <translation>ميلادي</translation>
    </message>
    <message>
        <source>Julian (Old Style)</source>
        <translation>يوليوسي (التقويم القديم)</translation>
    </message>
    <message>
        <source>Solar Hijri</source>
        <translation>هجري شمسي</translation>
    </message>
    <message>
        <source>Islamic</source>
        <translation>الهجري</translation>
    </message>
    <message>
        <source>{date} (inferred)</source>
        <translation>{date} (مستنبَط)</translation>
    </message>
    <message>
        <source>First calendar</source>
        <translation>التقويم الأول</translation>
    </message>
    <message>
        <source>Second calendar</source>
        <translation>التقويم الثاني</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Life spans</source>
        <translation>أعمار الأشخاص</translation>
    </message>
    <message>
        <source>Show all dates</source>
        <translation>أظهر كل التواريخ</translation>
    </message>
    <message>
        <source>Show this document&apos;s dates</source>
        <translation>أظهر تواريخ هذه الوثيقة</translation>
    </message>
    <message>
        <source>Show the selection</source>
        <translation>أظهر المحدد</translation>
    </message>
    <message>
        <source>Go to a date…</source>
        <translation>اذهب إلى تاريخ…</translation>
    </message>
    <message>
        <source>Clear the selected days</source>
        <translation>ألغِ تحديد الأيام</translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ولا شيء غيرها</numerusform>
            <numerusform>وحدث آخر</numerusform>
            <numerusform>وحدثان آخران</numerusform>
            <numerusform>و%n أحداث أخرى</numerusform>
            <numerusform>و%n حدثًا آخر</numerusform>
            <numerusform>و%n حدث آخر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more mark(s)</source>
        <translation>
            <numerusform>ولا شيء غيرها</numerusform>
            <numerusform>وعلامة أخرى</numerusform>
            <numerusform>وعلامتان أخريان</numerusform>
            <numerusform>و%n علامات أخرى</numerusform>
            <numerusform>و%n علامة أخرى</numerusform>
            <numerusform>و%n علامة أخرى</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timing</name>
    <message>
        <source>More of the timeline</source>
        <translation>المزيد من خط الزمن</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>This view as a drawing (SVG)…</source>
        <translation>هذا المنظر رسمًا (SVG)…</translation>
    </message>
    <message>
        <source>This view as a picture (PNG)…</source>
        <translation>هذا المنظر صورةً (PNG)…</translation>
    </message>
    <message>
        <source>This view as a PDF…</source>
        <translation>هذا المنظر ملف PDF…</translation>
    </message>
    <message>
        <source>Events as a table (CSV)…</source>
        <translation>الأحداث جدولًا (CSV)…</translation>
    </message>
    <message>
        <source>Events as JSON…</source>
        <translation>الأحداث بصيغة JSON…</translation>
    </message>
    <message>
        <source>Events for TimelineJS…</source>
        <translation>الأحداث لأجل TimelineJS…</translation>
    </message>
    <message>
        <source>Events as a calendar (iCalendar)…</source>
        <translation>الأحداث تقويمًا (iCalendar)…</translation>
    </message>
    <message>
        <source>Only what speaks of {days}</source>
        <translation>ما يتحدث عن {days} فقط</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>أظهر الكل</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}</source>
        <translation>تعذّرت كتابة {path}: {reason}</translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>كُتب في {path}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) before the year 1 left out</source>
        <translation>
            <numerusform>لم يُترك أي حدث</numerusform>
            <numerusform>تُرك حدث واحد قبل السنة 1</numerusform>
            <numerusform>تُرك حدثان قبل السنة 1</numerusform>
            <numerusform>تُركت %n أحداث قبل السنة 1</numerusform>
            <numerusform>تُرك %n حدثًا قبل السنة 1</numerusform>
            <numerusform>تُرك %n حدث قبل السنة 1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tips</name>
    <message>
        <source>Life span</source>
        <translation>عمر شخص: من مولده إلى وفاته</translation>
    </message>
    <message>
        <source>There is no such day: the month does not have so many days</source>
        <translation>لا يوجد يوم كهذا: ليس في هذا الشهر هذا العدد من الأيام</translation>
    </message>
    <message>
        <source>The weekday beside it is another: {date} was a {weekday}</source>
        <translation>يوم الأسبوع المذكور معه غير موافق: كان {date} يوم {weekday}</translation>
    </message>
    <message>
        <source>Part of this date is inferred from what stands around it</source>
        <translation>جزء من هذا التاريخ مستنتَج مما حوله</translation>
    </message>
    <message>
        <source>Inferred: the year was named last in “{words}”</source>
        <translation>مستنتَج: ذُكرت السنة آخر مرة في «{words}»</translation>
    </message>
    <message>
        <source>Confirmed by you</source>
        <translation>أكّدتَه أنت</translation>
    </message>
    <message>
        <source>Added by you</source>
        <translation>أضفتَه أنت</translation>
    </message>
    <message>
        <source>Corrected by you; the text was not read as one date</source>
        <translation>صحّحتَه أنت؛ ولم يُقرأ النص تاريخًا واحدًا</translation>
    </message>
    <message>
        <source>Corrected by you; the text was read as {date}</source>
        <translation>صحّحتَه أنت؛ وقُرئ النص: {date}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Search everything…</source>
        <translation>ابحث في كل شيء…</translation>
    </message>
</context>
<context>
    <name>Tying</name>
    <message>
        <source>Open two documents to tie them by date</source>
        <translation>افتح وثيقتين لتربطهما بالتاريخ</translation>
    </message>
    <message>
        <source>No date in {year} here</source>
        <translation>لا تاريخ هنا من سنة {year}</translation>
    </message>
    <message>
        <source>Tied by date to {title}</source>
        <translation>مربوطة بالتاريخ مع {title}</translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>Yellow</source>
        <translation>أصفر</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>وردي</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>بنفسجي</translation>
    </message>
</context>
<context>
    <name>directing</name>
    <message>
        <source>Direction of this paragraph</source>
        <translation>اتجاه هذه الفقرة</translation>
    </message>
    <message>
        <source>Direction of the whole document</source>
        <translation>اتجاه الوثيقة كلها</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Right to left</source>
        <translation>من اليمين إلى اليسار</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>من اليسار إلى اليمين</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation>ال&amp;تواريخ</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>انتقال</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>&amp;Interface language</source>
        <translation>لغة الواجهة</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>الفارسية</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>الأردية</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>البشتوية</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>الهندية</translation>
    </message>
    <message>
        <source>Marathi</source>
        <translation>الماراثية</translation>
    </message>
    <message>
        <source>Nepali</source>
        <translation>النيبالية</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>French</source>
        <translation>الفرنسية</translation>
    </message>
    <message>
        <source>German</source>
        <translation>الألمانية</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>الإسبانية</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>الروسية</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>الأوكرانية</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>العبرية</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>التركية</translation>
    </message>
    <message>
        <source>Unknown language</source>
        <translation>لغة غير معروفة</translation>
    </message>
    <message>
        <source>{n} bytes</source>
        <translation>{n} بايت</translation>
    </message>
    <message>
        <source>{n} KB</source>
        <translation>{n} كيلوبايت</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} ميغابايت</translation>
    </message>
    <message>
        <source>Gregorian</source>
        <translation>الميلادي</translation>
    </message>
    <message>
        <source>Julian (Old Style)</source>
        <translation>اليولياني (القديم)</translation>
    </message>
    <message>
        <source>Solar Hijri</source>
        <translation>الهجري الشمسي</translation>
    </message>
    <message>
        <source>Islamic (± 1 day)</source>
        <translation>الهجري القمري (± يوم)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>شهر</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>فصل</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>سنة</translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation>مدة</translation>
    </message>
    <message>
        <source>Decade</source>
        <translation>عقد</translation>
    </message>
    <message>
        <source>Century</source>
        <translation>قرن</translation>
    </message>
    <message>
        <source>about</source>
        <translation>نحو</translation>
    </message>
    <message>
        <source>There is no such correction.</source>
        <translation>لا يوجد تصحيح كهذا.</translation>
    </message>
    <message>
        <source>Something unexpected happened: {what}</source>
        <translation>حدث خطأ غير متوقّع: {what}</translation>
    </message>
    <message>
        <source>{path} could not be read: {reason}.</source>
        <translation>تعذّرت قراءة {path}: {reason}.</translation>
    </message>
    <message>
        <source>{path} holds no text.</source>
        <translation>لا نص في {path}.</translation>
    </message>
    <message>
        <source>{path} is not a text document.</source>
        <translation>الملف {path} ليس وثيقة نصية.</translation>
    </message>
    <message>
        <source>{path} is larger than {limit} and was not added.</source>
        <translation>الملف {path} أكبر من {limit}، فلم يُضَف.</translation>
    </message>
    <message>
        <source>{path} is of a kind Tarikh cannot read yet.</source>
        <translation>الملف {path} من نوع لا يقرؤه البرنامج بعد.</translation>
    </message>
    <message>
        <source>{path} is damaged: {reason}.</source>
        <translation>الملف {path} تالف: {reason}.</translation>
    </message>
    <message>
        <source>The library {path} is open in another window of Tarikh. Close that one first.</source>
        <translation>المكتبة {path} مفتوحة في نافذة أخرى من البرنامج. أغلق تلك النافذة أولًا.</translation>
    </message>
    <message>
        <source>The library {path} cannot be written. Check the folder&apos;s permissions.</source>
        <translation>تتعذّر الكتابة في المكتبة {path}. تحقّق من أذونات المجلد.</translation>
    </message>
    <message>
        <source>The library file {path} is damaged ({reason}). Nothing was changed. Make a copy of the folder. Then “main.py rebuild” makes library.db anew; notes.db has daily copies in the folder “backups”.</source>
        <translation>ملف المكتبة {path} تالف ({reason}). لم يُغيَّر شيء. انسخ المجلد أولًا، ثم يُعيد الأمر «main.py rebuild» بناء library.db. أما notes.db فنسخه اليومية في المجلد «backups».</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}. Make room on the disk and try again.</source>
        <translation>تعذّرت كتابة {path}: {reason}. أفسح مكانًا على القرص ثم حاول مجدّدًا.</translation>
    </message>
    <message>
        <source>There is no library in {path}.</source>
        <translation>لا توجد مكتبة في {path}.</translation>
    </message>
    <message>
        <source>The library {path} could not be read: {reason}.</source>
        <translation>تعذّرت قراءة المكتبة {path}: {reason}.</translation>
    </message>
    <message>
        <source>The library {path} is on a disk that cannot lock files ({reason}). Move it to another disk.</source>
        <translation>المكتبة {path} على قرص لا يدعم قفل الملفات ({reason}). انقلها إلى قرص آخر.</translation>
    </message>
    <message>
        <source>The library {path} must be opened once for writing before it can be read.</source>
        <translation>يجب فتح المكتبة {path} للكتابة مرة واحدة قبل أن تُقرأ.</translation>
    </message>
    <message>
        <source>The daily copy of your notes could not be written to {path}: {reason}.</source>
        <translation>تعذّرت كتابة النسخة اليومية من ملاحظاتك في {path}: {reason}.</translation>
    </message>
    <message>
        <source>The original of this document is missing from the library.</source>
        <translation>الملف الأصلي لهذه الوثيقة مفقود من المكتبة.</translation>
    </message>
    <message>
        <source>The library {path} was written by a newer Tarikh. Update this program to open it.</source>
        <translation>كُتبت المكتبة {path} بإصدار أحدث من البرنامج. حدّث البرنامج لفتحها.</translation>
    </message>
    <message>
        <source>This search could not be understood: {query}</source>
        <translation>تعذّر فهم عبارة البحث: {query}</translation>
    </message>
    <message>
        <source>There is no document {id}.</source>
        <translation>لا وجود للوثيقة {id}.</translation>
    </message>
    <message>
        <source>More than one document is called {id}.</source>
        <translation>هناك أكثر من وثيقة باسم {id}.</translation>
    </message>
    <message>
        <source>There is no such note.</source>
        <translation>هذه الملاحظة غير موجودة.</translation>
    </message>
</context>
</TS>
