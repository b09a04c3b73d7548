namespace Ingestion.Extraction.Tests.Html.Kinds;

/// <summary>Videos with a line, confirmations, parked and unfinished sites, empty listings of folders.</summary>
internal static class OtherNotices
{
    public static TheoryData<string, string> Videos => new()
    {
        { "English", """<html lang="en"><head><title>Otter under the pier - Quay TV</title><meta property="og:type" content="video.other"></head><body><div class="player"><video src="/o.mp4" controls></video></div><h1>Otter under the pier</h1><div>3,310 views</div><p>Seen on my way to work.</p></body></html>""" },
        { "German", """<html lang="de"><head><title>Kraniche am Moor | Videos</title><meta property="og:type" content="video"></head><body><h1>Kraniche am Moor</h1><iframe src="https://www.youtube.com/embed/abc"></iframe><p>412 Aufrufe</p><p>Aufgenommen mit dem alten Teleobjektiv.</p><button>Teilen</button></body></html>""" },
        { "French", """<html lang="fr"><head><title>Le phare sous la neige</title></head><body><video src="a.mp4"></video><h1>Le phare sous la neige</h1><span>1 204 vues</span><p>Filmé depuis la jetée.</p></body></html>""" },
        { "Spanish", """<html lang="es"><head><title>Lluvia en el tejado</title><meta property="og:type" content="video.movie"></head><body><video src="a.mp4"></video><h1>Lluvia en el tejado</h1><p>Grabado desde la ventana de la cocina.</p></body></html>""" },
        { "Russian", """<html lang="ru"><head><title>Ежик на крыльце</title><meta property="og:type" content="video.other"></head><body><video src="a.mp4"></video><h1>Ежик на крыльце</h1><div>5 120 просмотров</div><p>Снято вечером на телефон у нас на даче.</p></body></html>""" },
        { "Turkish", """<html lang="tr"><head><title>Limanda gün batımı</title></head><body><iframe src="https://player.vimeo.com/video/1"></iframe><h1>Limanda gün batımı</h1><p>Telefonla çekildi.</p><p>230 görüntüleme</p></body></html>""" },
        { "Chinese", """<html lang="zh"><head><title>雨后的小巷</title><meta property="og:type" content="video.other"></head><body><video src="a.mp4"></video><h1>雨后的小巷</h1><p>用手机在家门口拍的。</p><p>播放 1.2万次</p></body></html>""" },
        { "Arabic", """<html lang="ar" dir="rtl"><head><title>غروب على الميناء</title><meta property="og:type" content="video.other"></head><body><video src="a.mp4"></video><h1>غروب على الميناء</h1><p>تم التصوير من فوق السطح.</p></body></html>""" },
    };

    public static TheoryData<string, string> Confirmations => new()
    {
        { "English, message", """<html lang="en"><head><title>Thank you - Fenland Echo</title></head><body><main><h1>Thank you for getting in touch</h1><p>Your message has been sent. A member of our team will get back to you within two working days.</p><a href="/">Back to the home page</a></main></body></html>""" },
        { "English, newsletter", """<html lang="en"><head><title>Almost there!</title></head><body><div><h2>Almost there!</h2><p>We have sent you an email. Please click the link in it to confirm your subscription, and check your spam folder if it does not arrive.</p></div></body></html>""" },
        { "German", """<html lang="de"><head><title>Vielen Dank | Talblick</title></head><body><h1>Vielen Dank für Ihre Nachricht!</h1><p>Ihre Anfrage wurde erfolgreich übermittelt. Wir melden uns so schnell wie möglich bei Ihnen.</p></body></html>""" },
        { "French", """<html lang="fr"><head><title>Merci !</title></head><body><section><h1>Merci !</h1><p>Votre inscription a bien été prise en compte. Vous allez recevoir un e-mail de confirmation dans quelques instants.</p></section></body></html>""" },
        { "Spanish", """<html lang="es"><head><title>Gracias</title></head><body><div><h1>¡Gracias por suscribirte!</h1><p>Hemos recibido tus datos correctamente. Revisa tu bandeja de entrada para confirmar tu correo electrónico.</p></div></body></html>""" },
        { "Italian", """<html lang="it"><head><title>Grazie</title></head><body><div><h1>Grazie per averci contattato</h1><p>Il tuo messaggio è stato inviato con successo. Ti risponderemo al più presto.</p></div></body></html>""" },
        { "Russian", """<html lang="ru"><head><title>Спасибо</title></head><body><div><h1>Спасибо за обращение!</h1><p>Ваше сообщение успешно отправлено. Мы свяжемся с вами в ближайшее время.</p></div></body></html>""" },
        { "Japanese", """<html lang="ja"><head><title>お問い合わせ完了</title></head><body><div><h1>お問い合わせありがとうございました</h1><p>送信が完了しました。担当者より三営業日以内にご連絡いたしますので、しばらくお待ちください。</p></div></body></html>""" },
        { "Turkish", """<html lang="tr"><head><title>Teşekkürler</title></head><body><div><h1>Teşekkür ederiz!</h1><p>Mesajınız başarıyla gönderildi. En kısa sürede sizinle iletişime geçeceğiz.</p></div></body></html>""" },
    };

    public static TheoryData<string, string> UnfinishedSites => new()
    {
        { "English, for sale", """<html><head><title>reedbed.example</title></head><body><h1>reedbed.example</h1><p>The domain reedbed.example is for sale. To purchase it, or to make an offer, call our brokers or fill in the form. All names are transferred within 24 hours.</p><form><input type="email"><button>Get a quote</button></form></body></html>""" },
        { "English, parked", """<html><head><title>Parked domain</title></head><body><div><p>This domain is parked free of charge by its registrar. The owner of this domain has not yet uploaded a website.</p></div></body></html>""" },
        { "English, server's welcome", """<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p><p><em>Thank you for using nginx.</em></p></body></html>""" },
        { "English, coming soon", """<html lang="en"><head><title>Coming soon</title></head><body><div><h1>Coming soon</h1><p>We are working hard on our new website and will be back shortly. Leave your email and we will let you know when we launch.</p><form><input type="email"><button>Notify me</button></form></div></body></html>""" },
        { "German, parked", """<html lang="de"><head><title>schilfdach.example</title></head><body><h1>schilfdach.example</h1><p>Diese Domain steht zum Verkauf. Wenn Sie Interesse an dieser Domain haben, senden Sie uns bitte ein Angebot.</p></body></html>""" },
        { "German, under construction", """<html lang="de"><head><title>Baustelle</title></head><body><h2>Hier entsteht eine neue Internetpräsenz</h2><p>Diese Website befindet sich derzeit im Aufbau. Bitte besuchen Sie uns zu einem späteren Zeitpunkt noch einmal.</p></body></html>""" },
        { "French, parked", """<html lang="fr"><head><title>roseau.example</title></head><body><p>Ce nom de domaine est à vendre. Contactez-nous si vous souhaitez acheter ce domaine ou faire une offre.</p></body></html>""" },
        { "Russian, under construction", """<html lang="ru"><head><title>Сайт находится в разработке</title></head><body><h1>Сайт находится в разработке</h1><p>Мы работаем над новой версией сайта и скоро откроемся. Приносим извинения за временные неудобства.</p></body></html>""" },
        { "Chinese, for sale", """<html lang="zh"><head><title>域名出售</title></head><body><h1>luwei.example</h1><p>您访问的域名正在出售，如果您对该域名感兴趣，请通过下面的邮箱与我们联系报价。</p></body></html>""" },
        { "Spanish, under construction", """<html lang="es"><head><title>Sitio en construcción</title></head><body><h1>Sitio en construcción</h1><p>Estamos trabajando en nuestra nueva página web. Vuelve pronto para ver las novedades.</p></body></html>""" },
    };

    public static TheoryData<string, string> Folders => new()
    {
        { "Apache", """<html><head><title>Index of /pub/tides</title></head><body><h1>Index of /pub/tides</h1><table><tr><th>Name</th><th>Last modified</th><th>Size</th><th>Description</th></tr><tr><td><a href="/pub/">Parent Directory</a></td><td></td><td>-</td></tr></table><address>Apache/2.4.41 (Ubuntu) Server at tides.example Port 80</address></body></html>""" },
        { "nginx", """<html><head><title>Index of /archiv/</title></head><body><h1>Index of /archiv/</h1><hr><pre><a href="../">../</a></pre><hr></body></html>""" },
        { "Python", """<!DOCTYPE HTML><html lang="en"><head><title>Directory listing for /</title></head><body><h1>Directory listing for /</h1><hr><ul></ul><hr></body></html>""" },
        { "IIS", """<html><head><title>reed.example - /bilder/</title></head><body><H1>reed.example - /bilder/</H1><hr><pre><A HREF="/">[To Parent Directory]</A><br><br></pre><hr></body></html>""" },
        { "with a readme", """<html><head><title>Index of /data</title></head><body><h1>Index of /data</h1><pre><a href="../">../</a> <a href="a.csv">a.csv</a> 2020-01-02 10:11 20K</pre><p>This folder holds the measurements of the gauge at the old bridge, a file a year. Please write to the keeper of the archive before you publish them.</p></body></html>""" },
        { "German title", """<html lang="de"><head><title>Verzeichnis von /bilder</title></head><body><h1>Verzeichnis von /bilder</h1><p>Dieses Verzeichnis ist leer und enthält zurzeit keine Dateien, die angezeigt werden können.</p></body></html>""" },
        { "French title", """<html lang="fr"><head><title>Index de /images</title></head><body><h1>Index de /images</h1><p>Ce répertoire est vide et ne contient pour le moment aucun fichier à afficher.</p></body></html>""" },
        { "Russian, empty", """<html lang="ru"><head><title>Содержимое папки /files</title></head><body><h1>Содержимое папки /files</h1><p>В этой папке пока нет ни одного файла, который можно было бы показать вам.</p></body></html>""" },
    };
}
