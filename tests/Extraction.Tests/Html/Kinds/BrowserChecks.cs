namespace Ingestion.Extraction.Tests.Html.Kinds;

/// <summary>Pages that check the browser or want scripts before they show anything.</summary>
internal static class BrowserChecks
{
    public static TheoryData<string, string> Pages => new()
    {
        { "English, moment", """<html lang="en-US"><head><title>Just a moment...</title><meta http-equiv="refresh" content="360"></head><body><div class="main-content"><h1>harbour.example</h1><h2>Checking if the site connection is secure</h2><p>harbour.example needs to review the security of your connection before proceeding.</p></div><div class="footer">Ray ID: 7f00ab12cd34</div></body></html>""" },
        { "English, script needed", """<html><head><title>Tide Tables</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>""" },
        { "English, robot check", """<html lang="en"><head><title>Are you a robot?</title></head><body><h1>Please verify you are a human</h1><p>Something about the behaviour of your browser has caught our attention. To carry on reading, press the button below and hold it until the bar is full.</p><button>Press and hold</button></body></html>""" },
        { "English, unusual traffic", """<html><head><title>Security check</title></head><body><p>Our systems have detected unusual traffic from your computer network. This page checks to see if it’s really you sending the requests, and not a robot.</p><form action="/captcha"><input type="hidden" name="q"><input type="submit" value="Submit"></form></body></html>""" },
        { "English, old browser", """<html lang="en"><head><title>Browser not supported</title></head><body><div><h1>Your browser is out of date</h1><p>This website works best with a recent version. Please update your browser to view it correctly.</p><a href="#">Update now</a></div></body></html>""" },
        { "German, check", """<html lang="de"><head><title>Einen Moment bitte</title></head><body><div><h1>Sicherheitsüberprüfung</h1><p>Ihr Browser wird überprüft, bevor Sie weitergeleitet werden. Das dauert nur wenige Sekunden. Bitte aktivieren Sie JavaScript und Cookies.</p></div></body></html>""" },
        { "French, script needed", """<html lang="fr"><head><title>Horaires des marées</title></head><body><noscript><h1>JavaScript est désactivé</h1><p>Veuillez activer JavaScript dans votre navigateur pour afficher cette page et profiter de toutes ses fonctions.</p></noscript><div id="app"></div></body></html>""" },
        { "Spanish, check", """<html lang="es"><head><title>Un momento…</title><meta http-equiv="refresh" content="5"></head><body><h1>Verificando que usted es humano</h1><p>Esto puede tardar unos segundos. El sitio necesita revisar la seguridad de su conexión antes de continuar.</p></body></html>""" },
        { "Portuguese, captcha", """<html lang="pt-BR"><head><title>Verificação de segurança</title></head><body><div><h2>Confirme que você não é um robô</h2><p>Detectamos um tráfego incomum vindo da sua rede. Resolva o captcha abaixo para continuar navegando.</p><form><button>Não sou um robô</button></form></div></body></html>""" },
        { "Russian, check", """<html lang="ru"><head><title>Проверка браузера</title></head><body><div><h1>Проверяем ваш браузер</h1><p>Это автоматический процесс. Вы будете перенаправлены на запрошенную страницу через несколько секунд. Включите JavaScript и файлы cookie.</p></div></body></html>""" },
        { "Chinese, check", """<html lang="zh-CN"><head><title>安全验证</title></head><body><div><h1>请完成安全验证</h1><p>系统检测到您的网络环境存在异常访问，为了保障您的账号安全，请拖动下方滑块完成验证后继续访问。</p><button>点击验证</button></div></body></html>""" },
        { "Japanese, script needed", """<html lang="ja"><head><title>潮見表</title></head><body><noscript><p>このページを表示するには、ブラウザのJavaScriptを有効にしてください。</p></noscript><main></main></body></html>""" },
        { "Arabic, check", """<html lang="ar" dir="rtl"><head><title>لحظة من فضلك</title></head><body><div><h1>جارٍ التحقق من متصفحك</h1><p>يرجى تفعيل جافا سكريبت وملفات تعريف الارتباط في متصفحك للمتابعة. سيتم تحويلك تلقائياً خلال ثوانٍ.</p></div></body></html>""" },
        { "Turkish, script needed", """<html lang="tr"><head><title>Gelgit saatleri</title></head><body><noscript>Bu uygulamayı çalıştırmak için JavaScript'i etkinleştirmeniz gerekir.</noscript></body></html>""" },
        { "Indonesian, check", """<html lang="id"><head><title>Tunggu sebentar</title></head><body><h1>Memeriksa peramban Anda</h1><p>Kami perlu memastikan bahwa Anda bukan robot. Halaman akan dialihkan secara otomatis dalam beberapa detik.</p></body></html>""" },
    };
}
